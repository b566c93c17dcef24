package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.OrderStatusChanged;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.CartMove;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.Refund;
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

  Change to(OrderState state) {
    return with(after.progress().in(state));
  }

  Change onPage(PaymentSession session) {
    return with(after.progress().onPage(session));
  }

  Change returning(List<Refund> surplus) {
    return with(after.progress().returning(surplus));
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

  Change moving(StockMove newStock, CartMove newCart) {
    return new Change(before, after, at, events, newStock, newCart);
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
