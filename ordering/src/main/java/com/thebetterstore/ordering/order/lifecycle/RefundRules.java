package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.Refund.State;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.money.RefundShare;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who may ask for how much money back, and what else follows from asking.
final class RefundRules {

  private RefundRules() {}

  static OrderDecision request(Order order, RequestRefund command) {
    var known = order.money().refund(command.id());
    if (known.isPresent()) {
      return isThat(known.get(), command)
          ? new AlreadyDone()
          : new Refused(OrderRefusal.OTHER_REQUEST);
    }
    if (order.money().isEmpty()) {
      return new Refused(OrderRefusal.NOT_PAID);
    }
    return switch (command.ask()) {
      case RefundAsk.Again(var failed) -> again(order, failed, command);
      case RefundAsk.Units(var lines, var shipping) ->
          order.refundable().covers(lines)
              ? requested(order, order.refundable().units(lines, shipping), command)
              : new Refused(OrderRefusal.REFUND_EXCEEDS_PAID);
      case RefundAsk.Amount(var amount) ->
          amount.compareTo(order.refundable().payable()) > 0
              ? new Refused(OrderRefusal.REFUND_EXCEEDS_PAID)
              : requested(order, order.refundable().amount(amount), command);
    };
  }

  private static OrderDecision requested(Order order, RefundShare share, RequestRefund command) {
    if (share.total().isZero() || share.total().compareTo(order.refundable().payable()) > 0) {
      return new Refused(OrderRefusal.REFUND_EXCEEDS_PAID);
    }
    var refund =
        new Refund(
            command.id(),
            order.money().sale().orElseThrow(),
            ReceivedAmount.of(share.total()),
            Optional.of(share),
            RefundCause.STORE_DECISION,
            command.reason(),
            Optional.of(command.ask()),
            command.at(),
            new State.Requested());
    var change = requesting(Change.of(order, command.at()), refund);
    return CancellationRules.stoppingWhatIsNotPaidFor(change).accepted();
  }

  private static OrderDecision again(Order order, RefundId failed, RequestRefund command) {
    var known = order.money().refund(failed);
    if (known.isEmpty()
        || !(known.get().state() instanceof State.Failed)
        || isRepeated(order, failed)) {
      return new Refused(OrderRefusal.NO_SUCH_REFUND);
    }
    var first = known.get();
    // Somebody may have returned the money of these units otherwise since.
    if (first.amount().minorUnits() > order.money().left(first.payment())
        || !first.share().filter(share -> !order.refundable().covers(share)).isEmpty()) {
      return new Refused(OrderRefusal.REFUND_EXCEEDS_PAID);
    }
    var second =
        new Refund(
            command.id(),
            first.payment(),
            first.amount(),
            first.share(),
            first.cause(),
            command.reason(),
            Optional.of(command.ask()),
            command.at(),
            new State.Requested());
    var change = requesting(Change.of(order, command.at()), second);
    return CancellationRules.stoppingWhatIsNotPaidFor(change).accepted();
  }

  private static boolean isRepeated(Order order, RefundId failed) {
    return order.money().refunds().stream()
        .anyMatch(refund -> refund.takesMoney() && refund.repeats(failed));
  }

  private static boolean isThat(Refund known, RequestRefund command) {
    return known.reason().equals(command.reason())
        && known.ask().filter(command.ask()::equals).isPresent();
  }

  /// A refund of all of a payment that buys nothing.
  static Refund whole(Payment payment, RefundCause cause, String reason, Instant at) {
    return new Refund(
        new RefundId(cause + ":" + payment.id().value()),
        payment.id(),
        payment.amount(),
        Optional.empty(),
        cause,
        reason,
        Optional.empty(),
        at,
        new State.Requested());
  }

  /// With a refund of what is left of a payment that buys nothing.
  static Change returningWhatIsLeft(Change change, PaymentId payment, RefundId id) {
    var money = change.after().money();
    var left = money.left(payment);
    var received = money.payment(payment).map(Payment::amount).orElseThrow();
    var cause = money.refundsOf(payment).stream().map(Refund::cause).findFirst();
    return left == 0
        ? change
        : requesting(
            change,
            new Refund(
                id,
                payment,
                new ReceivedAmount(left, received.currencyCode()),
                Optional.empty(),
                cause.orElse(RefundCause.LATE_PAYMENT),
                "",
                Optional.empty(),
                change.at(),
                new State.Requested()));
  }

  /// With a refund to be made, told to the buyer and to whoever makes it.
  static Change requesting(Change change, Refund refund) {
    var order = change.after();
    return change
        .with(order.money().refunding(refund))
        .showing(OrderEventType.REFUND_REQUESTED, refund.reason())
        .publishing(
            new RefundRequested(
                order.id(), amount(order, refund), refund.cause(), refund.id().value()));
  }

  /// With the money of units that nobody sends, as far as it is not paid back; the shipping goes
  /// with the last physical unit that could have been sent.
  static Change payingBack(Change change, String id, List<LineQuantity> units, RefundCause cause) {
    var refundable = change.after().refundable();
    var owed = refundable.units(refundable.notPaidBack(units), isShippingOwed(change));
    return payingBack(change, id, owed, cause);
  }

  /// With all money that units which the buyer does not have still lack: while the bank had it, not
  /// all of it could go back.
  static Change payingBackWhatLacks(
      Change change, String id, List<LineQuantity> units, RefundCause cause) {
    var owed = change.after().refundable().lacking(units, isShippingOwed(change));
    return payingBack(change, id, owed, cause);
  }

  private static boolean isShippingOwed(Change change) {
    return change.after().goods().isGivenUp(ProductType.PHYSICAL);
  }

  private static Change payingBack(Change change, String id, RefundShare owed, RefundCause cause) {
    var order = change.after();
    var share = owed.cutTo(order.refundable().payable());
    return share.total().isZero()
        ? change
        : requesting(
            change,
            new Refund(
                new RefundId(id),
                order.money().sale().orElseThrow(),
                ReceivedAmount.of(share.total()),
                Optional.of(share),
                cause,
                "",
                Optional.empty(),
                change.at(),
                new State.Requested()));
  }

  private static Money amount(Order order, Refund refund) {
    return refund.amount().in(order.total().currency());
  }
}
