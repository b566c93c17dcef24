package com.thebetterstore.ordering.order.history;

import com.thebetterstore.ordering.order.history.PlacedOrders.Read;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Everybody's orders, by the day of UTC on which they were placed. Those that were placed before
/// days were kept are in no list.
public interface OrdersOfDays {

  /// Reads once, and no more than `limit` orders, newest first, however many there are. Which
  /// orders there are is eventually consistent; how they stand is what the table has now.
  ///
  /// @param from not placed before
  /// @param to not placed after
  /// @param after one of that day
  Read newestFirst(LocalDate day, Instant from, Instant to, int limit, Optional<ListedOrder> after);
}
