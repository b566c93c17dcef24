package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.course.HoldReason;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.Refund.State;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.order.money.RefundShare;
import java.util.Optional;

/// What becomes of refunds at the payment provider: of those that the order asked for, and of those
/// that somebody made there.
final class ReturnedMoneyRules {

  private ReturnedMoneyRules() {}

  static OrderDecision record(Order order, RecordRefund command) {
    if (order.money().payment(command.payment()).isEmpty()) {
      return new Refused(OrderRefusal.NO_SUCH_PAYMENT);
    }
    var known =
        command
            .ours()
            .flatMap(order.money()::refund)
            .or(() -> order.money().refund(command.refund()));
    return known
        .map(refund -> recordKnown(order, refund, command))
        .orElseGet(() -> recordUnknown(order, command));
  }

  private static OrderDecision recordKnown(Order order, Refund refund, RecordRefund command) {
    var state = next(refund, command);
    if (state.equals(refund.state())) {
      return new AlreadyDone();
    }
    // It may have been made before others took of its money, and was cut here or withdrawn.
    var now = state instanceof State.Failed ? refund : refund.of(command.amount());
    var change = Change.of(order, command.at()).with(order.money().replacing(now.now(state)));
    var told = told(change, refund, now.now(state));
    return CancellationRules.stoppingWhatIsNotPaidFor(told).accepted();
  }

  private static State next(Refund refund, RecordRefund command) {
    var id = command.refund();
    return switch (command.progress()) {
      case FAILED ->
          refund.state() instanceof State.Failed
              ? refund.state()
              : new State.Failed(id, command.at());
      case CONFIRMED ->
          refund.isDue() || isWithdrawn(refund)
              ? new State.Confirmed(id, command.at())
              : refund.state();
      case PENDING ->
          refund.state() instanceof State.Requested || isWithdrawn(refund)
              ? new State.Pending(id)
              : refund.state();
    };
  }

  private static boolean isWithdrawn(Refund refund) {
    return refund.state() instanceof State.Withdrawn;
  }

  /// Somebody returned money at the provider.
  private static OrderDecision recordUnknown(Order order, RecordRefund command) {
    if (command.progress() == RefundProgress.FAILED) {
      return new AlreadyDone();
    }
    var made =
        new Refund(
            new RefundId(command.refund().value()),
            command.payment(),
            command.amount(),
            shareOfMade(order, command),
            RefundCause.MADE_AT_PROVIDER,
            "",
            Optional.empty(),
            command.at(),
            new State.Requested());
    var now = made.now(next(made, command));
    var change =
        Change.of(order, command.at())
            .with(order.money().recording(now))
            .showing(OrderEventType.REFUND_REQUESTED, "Made at the payment provider.");
    return CancellationRules.stoppingWhatIsNotPaidFor(told(change, made, now)).accepted();
  }

  /// What it is of is not said: it is shared out over all that was asked back before, and is left.
  private static Optional<RefundShare> shareOfMade(Order order, RecordRefund command) {
    if (!order.money().sale().filter(command.payment()::equals).isPresent()) {
      return Optional.empty();
    }
    var refundable = order.refundable();
    var made = command.amount().in(order.total().currency());
    var left = refundable.unshared();
    return Optional.of(refundable.amount(made.compareTo(left) < 0 ? made : left));
  }

  private static Change told(Change change, Refund before, Refund now) {
    return switch (now.state()) {
      case State.Confirmed _ -> endingHold(confirmed(change, now));
      case State.Failed _ -> failed(change, before);
      case State.Pending _ -> isShownAlike(before, now) ? change : shown(change, now);
      case State.Requested _, State.Withdrawn _ -> change;
    };
  }

  private static boolean isShownAlike(Refund one, Refund other) {
    return one.status() == other.status() && one.amount().equals(other.amount());
  }

  /// It was withdrawn or cut here, and goes back all the same.
  private static Change shown(Change change, Refund refund) {
    return change.showing(OrderEventType.REFUND_REQUESTED, refund.reason());
  }

  private static Change confirmed(Change change, Refund refund) {
    var shown =
        change.showing(
            refund.cause() == RefundCause.LATE_PAYMENT
                ? OrderEventType.LATE_PAYMENT_REFUNDED
                : OrderEventType.REFUNDED);
    return isOfSale(change, refund.payment())
        ? shown.publishing(
            refunded(change, refund.id().value(), refund.amount(), refund.cause(), false))
        : shown;
  }

  /// What was told as returned is ours again.
  private static Change failed(Change change, Refund refund) {
    var shown =
        change.showing(
            OrderEventType.REFUND_FAILED, "The payment provider could not return the money.");
    return refund.isConfirmed() && isOfSale(change, refund.payment())
        ? shown.publishing(
            refunded(
                change, refund.id().value() + ":failed", refund.amount(), refund.cause(), true))
        : shown;
  }

  static boolean isOfSale(Change change, PaymentId payment) {
    return change.after().money().sale().filter(payment::equals).isPresent();
  }

  /// The fact that money of a sale left, or came back after all. Its tax is what the tax of all
  /// that has left grew by, so that the taxes of all parts make the tax of the whole.
  static OrderRefunded refunded(
      Change change, String id, ReceivedAmount amount, RefundCause cause, boolean comesBack) {
    var order = change.after();
    var gone = gone(change.before());
    var now = gone(order);
    var tax = taxOf(order, now).minus(taxOf(order, gone));
    var money = amount.in(order.total().currency());
    return new OrderRefunded(
        order.id(),
        order.number(),
        comesBack ? Money.zero(money.currency()).minus(money) : money,
        change.at(),
        id,
        tax,
        cause);
  }

  /// What of the sale is with the buyer for good, as far as is known.
  private static long gone(Order order) {
    var money = order.money();
    return money.sale().map(money::gone).orElse(0L);
  }

  private static Money taxOf(Order order, long gone) {
    var totals = order.purchase().totals();
    var capped = Math.min(gone, totals.total().minorUnits());
    var doubled = Math.multiplyExact(2 * totals.taxTotal().minorUnits(), capped);
    var whole = totals.total().minorUnits();
    if (whole == 0) {
      return totals.taxTotal();
    }
    return new Money(Math.addExact(doubled, whole) / (2 * whole), totals.total().currency());
  }

  /// An order that was held for its payment ends once that is back.
  static Change endingHold(Change change) {
    var order = change.after();
    if (!(order.course() instanceof Course.Held held)
        || held.why() != HoldReason.PAYMENT_MISMATCH
        || !order.money().isReturned(order.money().payments().getFirst())) {
      return change;
    }
    var reason = order.cancelReason().orElseThrow();
    return change
        .on(new Course.Ended(EndReason.PAYMENT_MISMATCH, reason, change.at()))
        .showing(OrderEventType.CANCELLED, reason)
        .publishing(new OrderCancelled(order.id(), order.number(), reason, change.at()))
        .moving(StockMove.Kind.RELEASE)
        .moving(CartMove.UNLOCK);
  }
}
