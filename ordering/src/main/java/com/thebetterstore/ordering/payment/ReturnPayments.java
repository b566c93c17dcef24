package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordRefund;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.Refund;
import com.thebetterstore.ordering.order.UpdateOrder;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.time.InstantSource;
import java.util.NoSuchElementException;

/// Sends back every payment that an order wants returned, and records what the provider confirms.
///
/// The provider's books are read before anything is asked for: its memory for idempotency keys ends
/// after a day, its memory for refunds does not.
public final class ReturnPayments {

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

  /// How the refunds of an order stand after a call.
  ///
  /// @param confirmed how many this call saw confirmed for the first time
  /// @param pending how many are on their way
  /// @param failed how many the provider could not carry out: a person has to look at them
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
    var order =
        orders.find(id).orElseThrow(() -> new NoSuchElementException("no order " + id.value()));
    return order.refundsDue().stream()
        .map(due -> returnOne(order, due, cause))
        .reduce(Outcome.NOTHING_DUE, Outcome::plus);
  }

  private Outcome returnOne(Order order, Refund.Requested due, Cause cause) {
    var refund = inProvidersBooks(order, due);
    return switch (refund.status()) {
      case SUCCEEDED -> {
        var command =
            new RecordRefund(due.payment().id(), refund.id(), refund.amount(), clock.instant());
        var updated = updateOrder.apply(order.id(), command, cause);
        yield new Outcome(updated.changed() ? 1 : 0, 0, 0);
      }
      case PENDING -> new Outcome(0, 1, 0);
      case FAILED -> new Outcome(0, 0, 1);
    };
  }

  /// A refund that failed is not tried again by itself: the money may have to go another way.
  private ProviderRefund inProvidersBooks(Order order, Refund.Requested due) {
    var known = provider.refundsOf(due.payment().id());
    return known.stream()
        .filter(refund -> refund.status() != Status.FAILED)
        .findFirst()
        .or(() -> known.stream().findFirst())
        .orElseGet(() -> provider.refund(order, due));
  }
}
