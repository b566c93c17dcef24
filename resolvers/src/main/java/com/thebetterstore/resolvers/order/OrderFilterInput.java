package com.thebetterstore.resolvers.order;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.order.access.OrderNumberFormat;
import com.thebetterstore.ordering.order.history.OrderFilter;
import com.thebetterstore.platform.StoreTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import store.InvalidArgument;

/// GraphQL's `OrderFilter`.
public record OrderFilterInput(
    @Nullable List<OrderStatus> status,
    @Nullable String placedFrom,
    @Nullable String placedTo,
    @Nullable String number) {

  /// What the store filters by.
  ///
  /// @throws InvalidArgument when a part of it breaks its rule
  public OrderFilter filter() {
    return new OrderFilter(
        status == null ? Set.of() : Set.copyOf(status),
        Optional.ofNullable(placedFrom).map(text -> time("placedFrom", text)),
        Optional.ofNullable(placedTo).map(text -> time("placedTo", text)),
        Optional.ofNullable(number)
            .map(text ->
                OrderNumberFormat.parse(text)
                    .orElseThrow(() ->
                        new InvalidArgument(
                            "filter.number", "must be an order number, as TBS-7K3M-9QXD is"))));
  }

  private static Instant time(String field, String text) {
    try {
      return StoreTime.read(text);
    } catch (DateTimeException unreadable) {
      throw new InvalidArgument(
          "filter." + field, "must be a time with its offset, as 2026-03-14T12:00:00Z is");
    }
  }
}
