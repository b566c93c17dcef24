package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.RecordDispute;
import com.thebetterstore.ordering.order.OrderCommand.RecordRefund;
import com.thebetterstore.ordering.order.OrderCommand.RefundProgress;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder.Updated;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends back all money that an order wants returned, and records what the provider says of that
/// and of what others returned there.
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
  /// @param failed how many this call saw fail: a person has to look at them
  public record Outcome(int confirmed, int pending, int failed) {}

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
    var payments = order.money().due().stream().map(Refund::payment).distinct().toList();
    return new Run(order, cause).bringUpToDate(payments, false);
  }

  /// As [#returnAllDue(Order, Cause)]; but every payment of the order is looked at, and what others
  /// did with it: somebody may have returned it at the provider, or the buyer has disputed it.
  ///
  /// @throws PaymentProviderUnavailable when the provider does not answer
  public Outcome lookAtEverything(Order order, Cause cause) {
    var payments =
        order.money().payments().stream()
            .filter(payment -> payment.amount().minorUnits() > 0)
            .map(Payment::id)
            .toList();
    return new Run(order, cause).bringUpToDate(payments, true);
  }

  /// One call, and the order as it stands meanwhile.
  private final class Run {

    private final Order before;
    private final Cause cause;
    private final List<RefundProgress> seen = new ArrayList<>();
    private Order order;

    Run(Order order, Cause cause) {
      this.before = order;
      this.order = order;
      this.cause = cause;
    }

    Outcome bringUpToDate(List<PaymentId> payments, boolean disputes) {
      for (var payment : payments) {
        // A dispute takes the place of what was only asked for, so what was made comes first.
        provider.refundsOf(payment).forEach(refund -> record(payment, refund));
        if (disputes) {
          provider
              .disputesOf(payment)
              .forEach(dispute -> apply(new RecordDispute(dispute, clock.instant())));
        }
        askFor(payment);
      }
      var pending = order.money().due().size();
      return new Outcome(count(RefundProgress.CONFIRMED), pending, count(RefundProgress.FAILED));
    }

    /// What is still requested is not at the provider: it would have been in its records.
    private void askFor(PaymentId payment) {
      var requested =
          order.money().refundsOf(payment).stream()
              .filter(refund -> refund.state() instanceof Refund.State.Requested)
              .toList();
      for (var refund : requested) {
        provider
            .refund(order, refund)
            .ifPresentOrElse(made -> record(payment, made), () -> cannotReturn(refund));
      }
    }

    private void record(PaymentId payment, ProviderRefund refund) {
      var progress =
          switch (refund.status()) {
            case PENDING -> RefundProgress.PENDING;
            case SUCCEEDED -> RefundProgress.CONFIRMED;
            case FAILED -> RefundProgress.FAILED;
          };
      var command =
          new RecordRefund(
              payment, refund.id(), refund.ours(), refund.amount(), progress, clock.instant());
      if (apply(command).changed()) {
        seen.add(progress);
        if (progress == RefundProgress.FAILED) {
          failed(refund);
        }
      }
    }

    private Updated apply(OrderCommand command) {
      var updated = updateOrder.apply(order, command, cause);
      order = updated.order();
      return updated;
    }

    private void failed(ProviderRefund refund) {
      // An alarm counts this very message.
      LOG.atError()
          .addKeyValue("orderId", before.id().value())
          .addKeyValue("stripeRefundId", refund.id().value())
          .log("payment is not wholly returned");
    }

    private void cannotReturn(Refund refund) {
      // An alarm counts this very message.
      LOG.atError()
          .addKeyValue("orderId", before.id().value())
          .addKeyValue("paymentId", refund.payment().value())
          .log("payment is not wholly returned");
    }

    private int count(RefundProgress progress) {
      return (int) seen.stream().filter(one -> one == progress).count();
    }
  }
}
