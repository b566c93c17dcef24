package com.thebetterstore.ordering.order.history;

import com.thebetterstore.ordering.order.Order;
import java.util.List;
import java.util.Optional;

/// A page of a list of orders.
///
/// @param next where the following page begins after; empty on the last one. A page may be short,
///   even empty, while another follows
public record OrderPage(List<Order> orders, Optional<ListedOrder> next) {

  public OrderPage {
    orders = List.copyOf(orders);
  }
}
