package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.OrderEventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// GraphQL's `OrderEvent`.
public record OrderEventView(
    long version, OrderEventType type, Instant at, @Nullable String message) {}
