package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordRefund;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.UpdateOrder;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends back every payment that an order wants returned, and records what the provider confirms.
///
/// The provider's refunds are read before anything is asked for: it keeps idempotency keys for a
/// day, and refunds for ever.
public final class ReturnPayments {

  private static final Logger LOG = LoggerFactory.getLogger(ReturnPayments.class);

  private final OrderStore orders;
  private final UpdateOrder updateOrder;
  private final PaymentProvider provider;
  private final InstantSource clock;

  public ReturnPayments(OrderStore orders, PaymentProvider provider, InstantSource clock) {
    this.orders = orders;
    this.updateOrder = new UpdateOrder(orders);
    this.provider = provider;
    this.clock = clock;
  }

  /// The refunds of an order after a call.
  ///
  /// @param confirmed how many this call saw confirmed for the first time
  /// @param pending how many are on their way
  /// @param failed how many the provider could not carry out, or of which somebody returned a part
  ///   only: a person has to look at them
  public record Outcome(int confirmed, int pending, int failed) {

    static final Outcome NOTHING_DUE = new Outcome(0, 0, 0);

    Outcome plus(Outcome other) {
      return new Outcome(
          confirmed + other.confirmed, pending + other.pending, failed + other.failed);
    }
  }

  /// Returns whatever the order wants returned.
  ///
  /// @throws PaymentProviderUnavailable when the provider does not answer
  public Outcome returnAllDue(OrderId id, Cause cause) {
    return returnAllDue(
        orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value())),
        cause);
  }

  /// As [#returnAllDue(OrderId, Cause)], for who has just read the order.
  ///
  /// @throws PaymentProviderUnavailable when the provider does not answer
  public Outcome returnAllDue(Order order, Cause cause) {
    return order.refundsDue().stream()
        .map(due -> returnOne(order, due, cause))
        .reduce(Outcome.NOTHING_DUE, Outcome::plus);
  }

  private Outcome returnOne(Order order, Refund.Requested due, Cause cause) {
    var known = provider.refundsOf(due.payment().id());
    // What failed is not tried again by itself: the money may have to go another way.
    var refunds = known.isEmpty() ? List.of(provider.refund(order, due)) : known;
    var owed = due.payment().amount().minorUnits();
    var back = minorUnits(refunds, Status.SUCCEEDED);
    if (back == owed) {
      return record(order, due, refunds, cause);
    }
    return Math.addExact(back, minorUnits(refunds, Status.PENDING)) == owed
        ? new Outcome(0, 1, 0)
        : notReturned(order, due);
  }

  /// Whoever returned the payment in parts has returned it whole in the end.
  private Outcome record(
      Order order, Refund.Requested due, List<ProviderRefund> refunds, Cause cause) {
    var last =
        refunds.stream()
            .filter(refund -> refund.status() == Status.SUCCEEDED)
            .reduce((_, later) -> later)
            .orElseThrow();
    var whole = new ReceivedAmount(due.payment().amount().minorUnits(), currency(last));
    var command = new RecordRefund(due.payment().id(), last.id(), whole, clock.instant());
    return switch (updateOrder.apply(order.id(), command, cause).decision()) {
      case Accepted _ -> new Outcome(1, 0, 0);
      case AlreadyDone _ -> Outcome.NOTHING_DUE;
      case Refused _ -> notReturned(order, due);
    };
  }

  private static Outcome notReturned(Order order, Refund.Requested due) {
    // An alarm counts this very message.
    LOG.atError()
        .addKeyValue("orderId", order.id().value())
        .addKeyValue("paymentId", due.payment().id().value())
        .log("payment is not wholly returned");
    return new Outcome(0, 0, 1);
  }

  private static long minorUnits(List<ProviderRefund> refunds, Status status) {
    return refunds.stream()
        .filter(refund -> refund.status() == status)
        .mapToLong(refund -> refund.amount().minorUnits())
        .reduce(0, Math::addExact);
  }

  private static String currency(ProviderRefund refund) {
    return refund.amount().currencyCode();
  }
}
