package com.thebetterstore.ordering.order.history;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import java.time.Instant;

/// Where an order stands in a list: newest first, and of those placed at the same time in the order
/// that the list keeps.
public record ListedOrder(Instant placedAt, OrderId id) {

  /// No order has this id.
  private static final OrderId NO_ORDER = new OrderId("ord_0");

  public static ListedOrder of(Order order) {
    return new ListedOrder(order.placedAt(), order.id());
  }

  /// The place behind all that was placed then or later, where no order need stand. Times have
  /// three decimals.
  static ListedOrder before(Instant time) {
    return new ListedOrder(time.minusMillis(1), NO_ORDER);
  }

  /// Whether an order stands there.
  public boolean isOrder() {
    return !id.equals(NO_ORDER);
  }
}
