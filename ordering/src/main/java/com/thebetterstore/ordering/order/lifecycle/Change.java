package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.CartMove;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.Progress;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.PaymentSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A step from one version of an order to the next, with all that is saved along with it.
///
/// Its entries are appended to the timeline, none dated before the last one there. If there are
/// any, one status event is published: the last entry, with the statuses after it.
record Change(
    Order before,
    Order after,
    Instant at,
    List<OrderingEvent> events,
    StockMove stock,
    CartMove cart) {

  static Change of(Order order, Instant at) {
    var last = order.timeline().getLast().at();
    return new Change(
        order,
        order.with(order.progress().next()),
        at.isBefore(last) ? last : at,
        List.of(),
        StockMove.NONE,
        CartMove.NONE);
  }

  Change on(Course course) {
    return with(after.progress().on(course));
  }

  Change on(PaymentSession session) {
    return with(after.progress().on(session));
  }

  Change with(Ledger money) {
    return with(after.progress().with(money));
  }

  Change with(Goods goods) {
    return with(after.progress().with(goods));
  }

  Change showing(OrderEventType type) {
    return showing(type, "");
  }

  Change showing(OrderEventType type, String message) {
    return with(after.progress().showing(new TimelineEntry(after.version(), type, at, message)));
  }

  Change publishing(OrderingEvent event) {
    var more = new ArrayList<>(events);
    more.add(event);
    return new Change(before, after, at, more, stock, cart);
  }

  /// Moves the stock of everything that was ordered.
  Change moving(StockMove.Kind kind) {
    return new Change(
        before, after, at, events, new StockMove(kind, after.purchase().quantities()), cart);
  }

  /// Makes physical units available again; digital ones never were scarce.
  Change restocking(List<LineQuantity> units) {
    var physical = after.purchase().physical(units);
    var kind = physical.isEmpty() ? StockMove.Kind.NONE : StockMove.Kind.RESTOCK;
    return new Change(before, after, at, events, new StockMove(kind, physical), cart);
  }

  Change moving(CartMove newCart) {
    return new Change(before, after, at, events, stock, newCart);
  }

  Accepted accepted() {
    var shown = after.timeline().size() > before.timeline().size();
    return new Accepted(
        after, shown ? publishing(statusChanged(after)).events : events, stock, cart);
  }

  static OrderStatusChanged statusChanged(Order order) {
    var latest = order.timeline().getLast();
    return new OrderStatusChanged(
        order.id(),
        order.number(),
        order.watchKey(),
        order.version(),
        latest.type(),
        order.status(),
        order.paymentStatus(),
        order.fulfilmentStatus(),
        latest.at());
  }

  private Change with(Progress progress) {
    return new Change(before, after.with(progress), at, events, stock, cart);
  }
}
