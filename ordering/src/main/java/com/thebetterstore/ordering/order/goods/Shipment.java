package com.thebetterstore.ordering.order.goods;

import com.thebetterstore.contracts.LineQuantity;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A parcel on its way, or arrived.
///
/// @param id fulfilment's name of it
public record Shipment(
    String id,
    String carrier,
    String trackingNumber,
    Optional<URI> trackingUrl,
    List<LineQuantity> lines,
    Instant sentAt,
    Optional<Instant> deliveredAt) {

  public Shipment {
    lines = List.copyOf(lines);
  }

  Shipment deliveredAt(Instant at) {
    return new Shipment(id, carrier, trackingNumber, trackingUrl, lines, sentAt, Optional.of(at));
  }
}
