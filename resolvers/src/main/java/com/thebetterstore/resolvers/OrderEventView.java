package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.ordering.order.TimelineEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// GraphQL's `OrderEvent`.
record OrderEventView(long version, OrderEventType type, Instant at, @Nullable String message) {

  static OrderEventView of(TimelineEntry entry) {
    return new OrderEventView(
        entry.version(),
        entry.type(),
        entry.at(),
        entry.message().isEmpty() ? null : entry.message());
  }
}
