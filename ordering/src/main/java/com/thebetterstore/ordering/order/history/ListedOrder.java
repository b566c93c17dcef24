package com.thebetterstore.ordering.order.history;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Order;
import java.time.Instant;

/// Where an order stands in a list: newest first, and of those placed at the same time in the order
/// that the list keeps.
public record ListedOrder(Instant placedAt, OrderId id) {

  public static ListedOrder of(Order order) {
    return new ListedOrder(order.placedAt(), order.id());
  }
}
