package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Ending.PaymentMismatch;
import com.thebetterstore.ordering.order.Ending.RejectedByFulfilment;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderCommand.RecordRefund;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderState.*;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.Refund;
import java.util.List;
import java.util.stream.Stream;

/// What payments and refunds do to an order.
final class PaymentRules {

  private PaymentRules() {}

  static OrderDecision recordPayment(Order order, RecordPayment command) {
    var payment = command.payment();
    if (knows(order, payment.id())) {
      return new AlreadyDone();
    }
    return switch (order.state()) {
      case Unpaid _ when payment.amount().is(order.total()) -> confirm(order, command);
      case Unpaid _ -> hold(order, command);
      // Its stock is released and its cart unlocked: a late payment never reopens an order.
      case EndedUnpaid(var ending) -> {
        var refund = requested(command, RefundCause.LATE_PAYMENT);
        yield Change.of(order, command.at())
            .to(new EndedRefunding(ending, refund))
            .showing(OrderEventType.REFUND_REQUESTED, "A payment came after the order had ended.")
            .publishing(refundRequested(order, refund))
            .accepted();
      }
      case Paid _, OnHold _, EndedRefunding _, EndedRefunded _ -> returnSurplus(order, command);
    };
  }

  private static OrderDecision confirm(Order order, RecordPayment command) {
    return Change.of(order, command.at())
        .to(new Confirmed(command.payment()))
        .showing(OrderEventType.PAYMENT_CONFIRMED)
        .showing(OrderEventType.FULFILMENT_REQUESTED)
        .publishing(confirmed(order, command))
        .publishing(order.purchase().fulfilmentRequest(order.id(), order.number()))
        .moving(StockMove.SELL, CartMove.CLOSE)
        .accepted();
  }

  private static OrderDecision hold(Order order, RecordPayment command) {
    var refund = requested(command, RefundCause.PAYMENT_MISMATCH);
    return Change.of(order, command.at())
        .to(new OnHold(refund))
        .showing(OrderEventType.HELD, "What was paid was not what the order costs.")
        .showing(OrderEventType.REFUND_REQUESTED)
        .publishing(refundRequested(order, refund))
        .accepted();
  }

  private static OrderDecision returnSurplus(Order order, RecordPayment command) {
    var refund = requested(command, RefundCause.LATE_PAYMENT);
    return Change.of(order, command.at())
        .returning(Stream.concat(order.surplus().stream(), Stream.of(refund)).toList())
        .showing(
            OrderEventType.REFUND_REQUESTED, "The order was paid twice; one payment goes back.")
        .publishing(refundRequested(order, refund))
        .accepted();
  }

  static OrderDecision recordRefund(Order order, RecordRefund command) {
    var known =
        order.refunds().filter(one -> one.payment().id().equals(command.payment())).findFirst();
    if (known.isEmpty()) {
      return new Refused(OrderRefusal.NO_SUCH_REFUND);
    }
    return switch (known.get()) {
      case Refund.Confirmed _ -> new AlreadyDone();
      case Refund.Requested due when !due.payment().amount().equals(command.amount()) ->
          new Refused(OrderRefusal.OTHER_REFUND_AMOUNT);
      case Refund.Requested due -> refunded(order, due, command);
    };
  }

  private static OrderDecision refunded(Order order, Refund.Requested due, RecordRefund command) {
    var done = due.confirmed(command.refund(), command.at());
    var change = Change.of(order, command.at());
    return switch (order.state()) {
      case EndedRefunding(var ending, var own) when own.equals(due) -> {
        var ended = change.to(new EndedRefunded(ending, done)).showing(shownAs(due));
        // Only an order that fulfilment rejected was sold: its stock counts as sold, and its
        // price as revenue.
        yield ending instanceof RejectedByFulfilment
            ? ended
                .publishing(orderRefunded(order, done))
                .moving(StockMove.RESTOCK, CartMove.NONE)
                .accepted()
            : ended.accepted();
      }
      case OnHold(var own) when own.equals(due) -> endHold(change, order, done);
      case Unpaid _, Paid _, OnHold _, EndedUnpaid _, EndedRefunding _, EndedRefunded _ ->
          change.returning(replace(order.surplus(), due, done)).showing(shownAs(due)).accepted();
    };
  }

  private static OrderDecision endHold(Change change, Order order, Refund.Confirmed done) {
    var at = done.confirmedAt();
    var ended = change.to(new EndedRefunded(new PaymentMismatch(at), done));
    var reason = ended.after().cancelReason().orElseThrow();
    return ended
        .showing(OrderEventType.REFUNDED)
        .showing(OrderEventType.CANCELLED, reason)
        .publishing(new OrderCancelled(order.id(), order.number(), reason, at))
        .moving(StockMove.RELEASE, CartMove.UNLOCK)
        .accepted();
  }

  static RefundRequested refundRequested(Order order, Refund.Requested refund) {
    return new RefundRequested(order.id(), amount(order, refund), refund.cause());
  }

  private static boolean knows(Order order, PaymentId id) {
    return Stream.concat(order.payment().stream(), order.surplus().stream().map(Refund::payment))
        .anyMatch(payment -> payment.id().equals(id));
  }

  private static Refund.Requested requested(RecordPayment command, RefundCause cause) {
    return new Refund.Requested(command.payment(), cause, command.at());
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

  private static OrderRefunded orderRefunded(Order order, Refund.Confirmed done) {
    return new OrderRefunded(order.id(), order.number(), amount(order, done), done.confirmedAt());
  }

  private static Money amount(Order order, Refund refund) {
    return refund.payment().amount().in(order.total().currency());
  }

  private static OrderEventType shownAs(Refund refund) {
    return refund.cause() == RefundCause.LATE_PAYMENT
        ? OrderEventType.LATE_PAYMENT_REFUNDED
        : OrderEventType.REFUNDED;
  }

  private static List<Refund> replace(List<Refund> all, Refund old, Refund replacement) {
    return all.stream().map(one -> one.equals(old) ? replacement : one).toList();
  }
}
