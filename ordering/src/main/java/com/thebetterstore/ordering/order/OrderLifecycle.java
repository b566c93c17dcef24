package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderPlaced;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.CartMove;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.OrderState.AwaitingPayment;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import java.time.Duration;
import java.util.List;

/// Decides what a command does to an order. Nothing here reads a clock, a table or the payment
/// provider.
///
/// This holds for all commands, in any order and however often they come: an order is sent only if
/// it was paid in full and nothing is refunded; its reservation is sold or released once; every
/// payment that does not buy it is returned; and what has ended stays ended.
public final class OrderLifecycle {

  /// How long stock stays reserved for an unpaid order. The payment provider requires a page to
  /// stay open for at least 30 minutes, so one can be opened for 10 minutes after placing.
  public static final Duration RESERVATION = Duration.ofMinutes(40);

  private static final int FIRST_ATTEMPT = 1;

  private OrderLifecycle() {}

  /// Places an order: unpaid, its stock reserved, its cart locked.
  public static Accepted place(Placement placement) {
    var at = placement.placedAt();
    var progress =
        new Progress(
            1,
            Progress.FIRST_EPOCH,
            new NotOpened(FIRST_ATTEMPT),
            new AwaitingPayment(),
            List.of(),
            List.of(new TimelineEntry(1, OrderEventType.PLACED, at, "")));
    var order = new Order(placement, progress);
    var placed = new OrderPlaced(order.id(), order.number(), order.total(), at);
    return new Accepted(
        order, List.of(placed, Change.statusChanged(order)), StockMove.RESERVE, CartMove.LOCK);
  }

  public static OrderDecision decide(Order order, OrderCommand command) {
    return switch (command) {
      case RecordSession it -> UnpaidRules.recordSession(order, it);
      case AbandonAttempt it -> UnpaidRules.abandonAttempt(order, it);
      case RecordPaymentFailure it -> UnpaidRules.recordFailure(order, it);
      case CancelUnpaid it -> UnpaidRules.cancel(order, it);
      case ExpireUnpaid it -> UnpaidRules.expire(order, it);
      case RecordPayment it -> PaymentRules.recordPayment(order, it);
      case RecordRefund it -> PaymentRules.recordRefund(order, it);
      case RecordFulfilmentAccepted it -> FulfilmentRules.accepted(order, it);
      case RecordFulfilmentRejected it -> FulfilmentRules.rejected(order, it);
      case RecordDispatch it -> FulfilmentRules.dispatched(order, it);
      case RecordDelivery it -> FulfilmentRules.delivered(order, it);
      case RecordDigitalItemsSent it -> FulfilmentRules.digitalItemsSent(order, it);
    };
  }
}
