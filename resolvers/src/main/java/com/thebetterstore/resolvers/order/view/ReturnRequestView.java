package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.ordering.order.goods.ReturnStatus;
import java.time.Instant;
import java.util.List;

/// GraphQL's `ReturnRequest`.
public record ReturnRequestView(
    String id, ReturnStatus status, List<LineQuantity> lines, String reason, Instant createdAt) {}
