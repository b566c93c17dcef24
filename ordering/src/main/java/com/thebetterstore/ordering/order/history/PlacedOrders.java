package com.thebetterstore.ordering.order.history;

import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The orders of customers, by when they were placed.
public interface PlacedOrders {

  /// Reads once, and no more than `limit` orders, however many there are. Eventually consistent: an
  /// order that was placed a moment ago may be missing.
  ///
  /// @param from not placed before
  /// @param to not placed after
  Read newestFirst(
      CustomerId customer, Instant from, Instant to, int limit, Optional<ListedOrder> after);

  /// What was read.
  ///
  /// @param more whether there may be others
  record Read(List<Order> orders, boolean more) {

    public Read {
      orders = List.copyOf(orders);
    }
  }
}
