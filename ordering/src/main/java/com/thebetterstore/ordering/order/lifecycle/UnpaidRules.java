package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.money.Attempt;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import java.time.Instant;

/// What can happen to an order before it is paid.
final class UnpaidRules {

  /// At most this many declines are recorded; further ones change nothing.
  static final int MAX_DECLINES = 50;

  private static final String CANCELLED_UNPAID = "It was cancelled before it was paid.";

  private UnpaidRules() {}

  static OrderDecision recordSession(Order order, RecordSession opened) {
    var page = new Opened(opened.attempt(), opened.session());
    if (order.session().equals(page)) {
      return new AlreadyDone();
    }
    if (!order.isUnpaid()) {
      return Refusals.notUnpaid(order);
    }
    return order.session().equals(new NotOpened(opened.attempt()))
        ? Change.of(order, opened.at()).on(page).accepted()
        : new Refused(OrderRefusal.OTHER_ATTEMPT);
  }

  static OrderDecision abandonAttempt(Order order, AbandonAttempt spent) {
    if (!order.isUnpaid()) {
      return Refusals.notUnpaid(order);
    }
    return switch (order.session()) {
      case NotOpened(var attempt) when attempt == spent.attempt() ->
          Change.of(order, spent.at()).on(new NotOpened(attempt + 1)).accepted();
      case NotOpened(var attempt) when attempt > spent.attempt() -> new AlreadyDone();
      case NotOpened _, Opened _ -> new Refused(OrderRefusal.OTHER_ATTEMPT);
    };
  }

  static OrderDecision recordAttempt(Order order, RecordAttempt trying) {
    if (!order.isUnpaid()) {
      return Refusals.notUnpaid(order);
    }
    if (order.money().attempt() == trying.attempt()) {
      return new AlreadyDone();
    }
    return Change.of(order, trying.at())
        .with(order.money().trying(trying.attempt()))
        .showing(OrderEventType.PAYMENT_ATTEMPTED)
        .accepted();
  }

  static OrderDecision recordFailure(Order order, RecordPaymentFailure failure) {
    if (!order.isUnpaid()) {
      return Refusals.notUnpaid(order);
    }
    var declines = order.money().declineIds();
    if (declines.contains(failure.declineId()) || declines.size() == MAX_DECLINES) {
      return new AlreadyDone();
    }
    return Change.of(order, failure.at())
        .with(order.money().declining(failure.declineId()))
        .showing(OrderEventType.PAYMENT_FAILED, failure.reason())
        .accepted();
  }

  static OrderDecision cancel(Order order, CancelUnpaid cancel) {
    var endsAs = CancellationRules.endReason(cancel.by());
    if (order.isEnded(endsAs)) {
      return new AlreadyDone();
    }
    if (!order.isUnpaid()) {
      return Refusals.notUnpaid(order);
    }
    // A page that opened in the meantime has to be closed first.
    if (!order.session().equals(cancel.page())) {
      return new Refused(OrderRefusal.OTHER_ATTEMPT);
    }
    var reason = cancel.reason().isBlank() ? CANCELLED_UNPAID : cancel.reason();
    return ending(order, endsAs, reason, cancel.at())
        .showing(OrderEventType.CANCELLED, reason)
        .publishing(new OrderCancelled(order.id(), order.number(), reason, cancel.at()))
        .accepted();
  }

  static OrderDecision expire(Order order, ExpireUnpaid expire) {
    if (order.isEnded(EndReason.NOT_PAID_IN_TIME)) {
      return new AlreadyDone();
    }
    if (!order.isUnpaid()) {
      return Refusals.notUnpaid(order);
    }
    if (!order.session().equals(expire.page())) {
      return new Refused(OrderRefusal.OTHER_ATTEMPT);
    }
    // With a page, the provider decides when it has expired, not our clock.
    if (order.session() instanceof NotOpened && expire.at().isBefore(order.payBy())) {
      return new Refused(OrderRefusal.NOT_DUE);
    }
    return ending(order, EndReason.NOT_PAID_IN_TIME, "", expire.at())
        .showing(OrderEventType.EXPIRED)
        .publishing(new OrderExpired(order.id(), order.number(), expire.at()))
        .accepted();
  }

  private static Change ending(Order order, EndReason why, String reason, Instant at) {
    return Change.of(order, at)
        .with(order.money().trying(Attempt.NONE))
        .on(new Course.Ended(why, reason, at))
        .moving(StockMove.Kind.RELEASE)
        .moving(CartMove.UNLOCK);
  }
}
