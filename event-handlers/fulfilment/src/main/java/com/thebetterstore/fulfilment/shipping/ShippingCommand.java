package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.LineQuantity;
import java.time.Instant;
import java.util.List;

/// What the dispatch desk does with a shipping order.
public sealed interface ShippingCommand {

  /// A parcel with these units was handed to the courier.
  ///
  /// @param parcelId of the new parcel; the same for a repeated request
  record Dispatch(
      String parcelId, List<LineQuantity> lines, String carrier, String trackingNumber, Instant at)
      implements ShippingCommand {

    public Dispatch {
      lines = Units.summed(lines);
    }
  }

  /// A parcel arrived.
  record Deliver(String parcelId, Instant at) implements ShippingCommand {}

  /// These units cannot be sent.
  ///
  /// @param rejectionId the same for a repeated request
  record Refuse(
      String rejectionId, List<LineQuantity> lines, String reason, boolean restock, Instant at)
      implements ShippingCommand {

    public Refuse {
      lines = Units.summed(lines);
    }
  }
}
