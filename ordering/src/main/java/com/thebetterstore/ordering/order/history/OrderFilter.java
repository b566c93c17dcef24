package com.thebetterstore.ordering.order.history;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.order.Order;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which orders to list.
///
/// @param statuses any of these; every one when there are none
/// @param placedFrom not before
/// @param placedTo not after
public record OrderFilter(
    Set<OrderStatus> statuses,
    Optional<Instant> placedFrom,
    Optional<Instant> placedTo,
    Optional<OrderNumber> number) {

  public static final OrderFilter NONE =
      new OrderFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public OrderFilter {
    statuses = Set.copyOf(statuses);
  }

  boolean accepts(Order order) {
    return (statuses.isEmpty() || statuses.contains(order.status()))
        && placedFrom.filter(order.placedAt()::isBefore).isEmpty()
        && placedTo.filter(order.placedAt()::isAfter).isEmpty()
        && number.filter(wanted -> !wanted.equals(order.number())).isEmpty();
  }

  /// Different for different filters.
  public String described() {
    return "%s %s %s %s"
        .formatted(
            new TreeSet<>(statuses),
            placedFrom.map(Instant::toString).orElse("-"),
            placedTo.map(Instant::toString).orElse("-"),
            number.map(OrderNumber::value).orElse("-"));
  }
}
