package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.LineQuantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Shipment`.
public record ShipmentView(
    String id,
    String carrier,
    String trackingNumber,
    @Nullable String trackingUrl,
    List<LineQuantity> lines,
    Instant sentAt,
    @Nullable Instant deliveredAt) {}
