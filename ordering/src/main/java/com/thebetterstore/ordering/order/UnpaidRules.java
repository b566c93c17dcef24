package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.ordering.order.Ending.CancelledByBuyer;
import com.thebetterstore.ordering.order.Ending.NotPaidInTime;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderState.*;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import java.util.HashSet;

/// What can happen to an order before it is paid.
final class UnpaidRules {

  /// At most this many declines are recorded; further ones change nothing.
  static final int MAX_DECLINES = 50;

  private UnpaidRules() {}

  static OrderDecision recordSession(Order order, RecordSession opened) {
    var page = new Opened(opened.attempt(), opened.session());
    if (order.session().equals(page)) {
      return new AlreadyDone();
    }
    if (!(order.state() instanceof Unpaid)) {
      return refusedByState(order);
    }
    return order.session().equals(new NotOpened(opened.attempt()))
        ? Change.of(order, opened.at()).onPage(page).accepted()
        : new Refused(OrderRefusal.OTHER_ATTEMPT);
  }

  static OrderDecision abandonAttempt(Order order, AbandonAttempt spent) {
    if (!(order.state() instanceof Unpaid)) {
      return refusedByState(order);
    }
    return switch (order.session()) {
      case NotOpened(var attempt) when attempt == spent.attempt() ->
          Change.of(order, spent.at()).onPage(new NotOpened(attempt + 1)).accepted();
      case NotOpened(var attempt) when attempt > spent.attempt() -> new AlreadyDone();
      case NotOpened _, Opened _ -> new Refused(OrderRefusal.OTHER_ATTEMPT);
    };
  }

  static OrderDecision recordFailure(Order order, RecordPaymentFailure failure) {
    if (!(order.state() instanceof Unpaid unpaid)) {
      return refusedByState(order);
    }
    var declines = new HashSet<String>();
    if (unpaid instanceof PaymentDeclined(var before)) {
      declines.addAll(before);
    }
    if (declines.size() == MAX_DECLINES || !declines.add(failure.declineId())) {
      return new AlreadyDone();
    }
    return Change.of(order, failure.at())
        .to(new PaymentDeclined(declines))
        .showing(OrderEventType.PAYMENT_FAILED, failure.reason())
        .accepted();
  }

  static OrderDecision cancel(Order order, CancelUnpaid cancel) {
    if (order.state() instanceof Ended ended && ended.ending() instanceof CancelledByBuyer) {
      return new AlreadyDone();
    }
    if (!(order.state() instanceof Unpaid)) {
      return refusedByState(order);
    }
    // A page that opened in the meantime has to be closed first.
    if (!order.session().equals(cancel.page())) {
      return new Refused(OrderRefusal.OTHER_ATTEMPT);
    }
    var ended = new OrderState.EndedUnpaid(new CancelledByBuyer(cancel.at()));
    var change = Change.of(order, cancel.at()).to(ended);
    var reason = change.after().cancelReason().orElseThrow();
    return change
        .showing(OrderEventType.CANCELLED, reason)
        .publishing(new OrderCancelled(order.id(), order.number(), reason, cancel.at()))
        .moving(StockMove.RELEASE, CartMove.UNLOCK)
        .accepted();
  }

  static OrderDecision expire(Order order, ExpireUnpaid expire) {
    if (order.state() instanceof Ended ended && ended.ending() instanceof NotPaidInTime) {
      return new AlreadyDone();
    }
    if (!(order.state() instanceof Unpaid)) {
      return refusedByState(order);
    }
    if (!order.session().equals(expire.page())) {
      return new Refused(OrderRefusal.OTHER_ATTEMPT);
    }
    // With a page, the provider decides when it has expired, not our clock.
    if (order.session() instanceof NotOpened && expire.at().isBefore(order.payBy())) {
      return new Refused(OrderRefusal.NOT_DUE);
    }
    return Change.of(order, expire.at())
        .to(new OrderState.EndedUnpaid(new NotPaidInTime(expire.at())))
        .showing(OrderEventType.EXPIRED)
        .publishing(new OrderExpired(order.id(), order.number(), expire.at()))
        .moving(StockMove.RELEASE, CartMove.UNLOCK)
        .accepted();
  }

  private static Refused refusedByState(Order order) {
    return new Refused(
        switch (order.state()) {
          case Paid _ -> OrderRefusal.PAID_ALREADY;
          case OnHold _ -> OrderRefusal.HELD;
          case Ended _ -> OrderRefusal.ENDED;
          case Unpaid _ -> throw new IllegalStateException(order.id().value() + " is unpaid");
        });
  }
}
