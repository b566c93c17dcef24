package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordDispute;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Dispute.Status;
import com.thebetterstore.ordering.order.money.RefundId;
import java.util.List;

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
    return isOfSale(change, dispute) ? CancellationRules.stoppingWhatIsNotPaidFor(shown) : shown;
  }

  /// What was not sent meanwhile will not be, and what came back was not paid for: their money goes
  /// back now that it is ours. So does all of a payment that bought nothing.
  private static Change won(Change change, Dispute dispute) {
    var shown = change.showing(OrderEventType.DISPUTE_WON);
    var goods = change.after().goods();
    var cause = goods.givenUp().isEmpty() ? RefundCause.RETURNED : RefundCause.ORDER_CANCELLED;
    return isOfSale(change, dispute)
        ? RefundRules.payingBackWhatLacks(shown, refundOf(dispute).value(), notKept(goods), cause)
        : RefundRules.returningWhatIsLeft(shown, dispute.payment(), refundOf(dispute));
  }

  /// A name of its own: what was given up while the bank had the money went back in part, under the
  /// name of that.
  private static RefundId refundOf(Dispute dispute) {
    return new RefundId("DISPUTE_WON:" + dispute.id().value());
  }

  /// The units that the buyer does not have, and will not get.
  private static List<LineQuantity> notKept(Goods goods) {
    return goods.lines().stream()
        .filter(line -> line.givenUp() + line.returned() > 0)
        .map(line -> new LineQuantity(line.lineId(), line.givenUp() + line.returned()))
        .toList();
  }

  private static Change lost(Change change, Dispute dispute) {
    var shown = change.showing(OrderEventType.DISPUTE_LOST);
    if (!isOfSale(change, dispute)) {
      return ReturnedMoneyRules.endingHold(shown);
    }
    var booked =
        shown.publishing(
            ReturnedMoneyRules.refunded(
                change, dispute.id().value(), dispute.amount(), RefundCause.DISPUTE_LOST, false));
    // It may be the first that is heard of the dispute.
    return CancellationRules.stoppingWhatIsNotPaidFor(booked);
  }

  private static boolean isOfSale(Change change, Dispute dispute) {
    return ReturnedMoneyRules.isOfSale(change, dispute.payment());
  }
}
