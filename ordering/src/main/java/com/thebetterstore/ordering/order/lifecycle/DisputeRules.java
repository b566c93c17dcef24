package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordDispute;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Dispute.Status;

/// What a dispute does to an order: it takes the money, stops what was not sent, and never is
/// answered with a refund on top.
final class DisputeRules {

  private DisputeRules() {}

  static OrderDecision record(Order order, RecordDispute command) {
    var dispute = command.dispute();
    if (order.money().payment(dispute.payment()).isEmpty()) {
      return new Refused(OrderRefusal.NO_SUCH_PAYMENT);
    }
    var before = order.money().dispute(dispute.id()).map(Dispute::status);
    // News of an earlier time says nothing any more.
    if (before
        .filter(status -> status != Status.OPEN || dispute.status() == Status.OPEN)
        .isPresent()) {
      return new AlreadyDone();
    }
    var change = Change.of(order, command.at()).with(order.money().recording(dispute));
    return switch (dispute.status()) {
      case OPEN -> opened(change, dispute).accepted();
      case WON -> won(change, dispute).accepted();
      case LOST -> lost(change, dispute).accepted();
    };
  }

  private static Change opened(Change change, Dispute dispute) {
    var shown = change.showing(OrderEventType.PAYMENT_DISPUTED);
    return isOfSale(change, dispute)
        ? CancellationRules.stoppingWhatIsDisputed(shown, dispute.id().value())
        : shown;
  }

  /// What was not sent meanwhile will not be: its money goes back now that it is ours.
  private static Change won(Change change, Dispute dispute) {
    var shown = change.showing(OrderEventType.DISPUTE_WON);
    return isOfSale(change, dispute)
        ? RefundRules.payingBack(
            shown,
            RefundCause.ORDER_CANCELLED + ":" + dispute.id().value(),
            CancellationRules.unpaidBack(change.after()),
            RefundCause.ORDER_CANCELLED)
        : shown;
  }

  private static Change lost(Change change, Dispute dispute) {
    var shown = change.showing(OrderEventType.DISPUTE_LOST);
    if (!isOfSale(change, dispute)) {
      return shown;
    }
    var booked =
        shown.publishing(
            ReturnedMoneyRules.refunded(
                change, dispute.id().value(), dispute.amount(), RefundCause.DISPUTE_LOST, false));
    // It may be the first that is heard of the dispute.
    return CancellationRules.stoppingWhatIsDisputed(booked, dispute.id().value());
  }

  private static boolean isOfSale(Change change, Dispute dispute) {
    return ReturnedMoneyRules.isOfSale(change, dispute.payment());
  }
}
