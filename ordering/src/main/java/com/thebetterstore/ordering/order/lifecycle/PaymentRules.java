package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.HoldReason;
import com.thebetterstore.ordering.order.money.Payment;

/// What payments do to an order.
final class PaymentRules {

  private PaymentRules() {}

  static OrderDecision recordPayment(Order order, RecordPayment command) {
    var payment = command.payment();
    if (order.money().payment(payment.id()).isPresent()) {
      var isCleared =
          order.money().sale().filter(payment.id()::equals).isPresent() && !command.underReview();
      return isCleared && HoldRules.isUnderReview(order)
          ? HoldRules.release(order, "", command.at())
          : new AlreadyDone();
    }
    if (!order.isUnpaid()) {
      return returnSurplus(order, command);
    }
    if (!payment.amount().is(order.total())) {
      return hold(order, command);
    }
    return command.underReview() ? review(order, command) : confirm(order, command);
  }

  private static OrderDecision confirm(Order order, RecordPayment command) {
    return HoldRules.requestingGoods(sold(order, command)).accepted();
  }

  private static OrderDecision review(Order order, RecordPayment command) {
    return sold(order, command)
        .on(new Course.Held(HoldReason.REVIEW, command.at()))
        .showing(OrderEventType.HELD, "The payment is being looked at.")
        .accepted();
  }

  private static Change sold(Order order, RecordPayment command) {
    return Change.of(order, command.at())
        .with(order.money().selling(command.payment()))
        .showing(OrderEventType.PAYMENT_CONFIRMED)
        .publishing(confirmed(order, command))
        .moving(CartMove.CLOSE);
  }

  private static OrderDecision hold(Order order, RecordPayment command) {
    var held =
        Change.of(order, command.at())
            .with(order.money().receiving(command.payment()))
            .on(new Course.Held(HoldReason.PAYMENT_MISMATCH, command.at()))
            .showing(OrderEventType.HELD, "What was paid was not what the order costs.");
    var returning = returning(held, command.payment(), RefundCause.PAYMENT_MISMATCH, "");
    return ReturnedMoneyRules.endingHold(returning).accepted();
  }

  /// Its stock is released and its cart unlocked, or it is paid for already: another payment buys
  /// nothing.
  private static OrderDecision returnSurplus(Order order, RecordPayment command) {
    var received = Change.of(order, command.at()).with(order.money().receiving(command.payment()));
    return returning(
            received,
            command.payment(),
            RefundCause.LATE_PAYMENT,
            order.isEnded()
                ? "A payment came after the order had ended."
                : "The order was paid twice; one payment goes back.")
        .accepted();
  }

  /// With a refund of a whole payment that buys nothing.
  private static Change returning(
      Change change, Payment payment, RefundCause cause, String message) {
    return payment.amount().minorUnits() == 0
        ? change
        : RefundRules.requesting(change, RefundRules.whole(payment, cause, message, change.at()));
  }

  private static OrderConfirmed confirmed(Order order, RecordPayment command) {
    var purchase = order.purchase();
    return new OrderConfirmed(
        order.id(),
        order.number(),
        purchase.soldLines(),
        purchase.totals().shippingTotal(),
        purchase.totals().taxTotal(),
        order.total(),
        order.placedAt(),
        command.at());
  }
}
