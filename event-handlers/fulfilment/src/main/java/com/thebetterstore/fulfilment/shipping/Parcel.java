package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.LineQuantity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A parcel that was handed to the courier.
///
/// @param id unique within its order; the same for a repeated request to dispatch
/// @param deliveredAt null while it is on its way
public record Parcel(
    String id,
    String carrier,
    String trackingNumber,
    List<LineQuantity> lines,
    Instant sentAt,
    @Nullable Instant deliveredAt) {

  public Parcel {
    lines = List.copyOf(lines);
  }

  Parcel delivered(Instant at) {
    return new Parcel(id, carrier, trackingNumber, lines, sentAt, at);
  }

  /// Whether a request to dispatch is the one that this parcel came of.
  boolean isOf(ShippingCommand.Dispatch command) {
    return carrier.equals(command.carrier())
        && trackingNumber.equals(command.trackingNumber())
        && lines.equals(command.lines());
  }
}
