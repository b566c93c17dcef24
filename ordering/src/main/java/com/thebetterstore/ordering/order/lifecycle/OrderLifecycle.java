package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderPlaced;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.CartMove;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.Placement;
import com.thebetterstore.ordering.order.Progress;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import java.util.List;

/// Decides what a command does to an order. Nothing here reads a clock, a table or the payment
/// provider.
///
/// This holds for all commands, in any order and however often they come: an order is sent only if
/// it was paid in full; each unit is sent, cancelled or refused once; what was reserved for it is
/// released once at most, and never once it is paid; every payment that does not buy it is
/// returned; never more is asked back than was paid; and what has ended stays ended.
public final class OrderLifecycle {

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
            Ledger.empty(),
            Goods.of(placement.purchase()),
            new Course.Open(),
            List.of(new TimelineEntry(1, OrderEventType.PLACED, at, "")));
    var order = new Order(placement, progress);
    var placed = new OrderPlaced(order.id(), order.number(), order.total(), at);
    return new Accepted(
        order,
        List.of(placed, Change.statusChanged(order)),
        new StockMove(StockMove.Kind.RESERVE, order.purchase().quantities()),
        CartMove.LOCK);
  }

  public static OrderDecision decide(Order order, OrderCommand command) {
    if (order.course() instanceof Course.Unknown) {
      return new Refused(OrderRefusal.NOT_UNDERSTOOD);
    }
    return switch (command) {
      case RecordSession it -> UnpaidRules.recordSession(order, it);
      case AbandonAttempt it -> UnpaidRules.abandonAttempt(order, it);
      case RecordAttempt it -> UnpaidRules.recordAttempt(order, it);
      case RecordPaymentFailure it -> UnpaidRules.recordFailure(order, it);
      case CancelUnpaid it -> UnpaidRules.cancel(order, it);
      case ExpireUnpaid it -> UnpaidRules.expire(order, it);
      case RecordPayment it -> PaymentRules.recordPayment(order, it);
      case ResolveHold it -> HoldRules.resolve(order, it);
      case RecordFulfilmentAccepted it -> GoodsRules.accepted(order, it);
      case RecordRejection it -> GoodsRules.rejected(order, it);
      case RecordDispatch it -> GoodsRules.dispatched(order, it);
      case RecordDelivery it -> GoodsRules.delivered(order, it);
      case RecordDigitalItemsSent it -> GoodsRules.digitalItemsSent(order, it);
      case RequestCancellation it -> CancellationRules.request(order, it);
      case RecordCancellation it -> CancellationRules.done(order, it);
      case RecordCancellationRefused it -> CancellationRules.refused(order, it);
      case RequestRefund it -> RefundRules.request(order, it);
      case RecordRefund it -> ReturnedMoneyRules.record(order, it);
      case RecordDispute it -> DisputeRules.record(order, it);
      case RequestReturn it -> ReturnRules.request(order, it);
      case DecideReturn it -> ReturnRules.decide(order, it);
      case ReceiveReturn it -> ReturnRules.receive(order, it);
    };
  }
}
