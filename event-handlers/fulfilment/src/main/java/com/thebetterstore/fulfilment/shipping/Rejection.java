package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.LineQuantity;
import java.time.Instant;
import java.util.List;

/// Units that the store could not send.
///
/// @param id unique within its order; the same for a repeated request to refuse
/// @param restock whether the units can be sold again
public record Rejection(
    String id, List<LineQuantity> lines, String reason, boolean restock, Instant at) {

  public Rejection {
    lines = List.copyOf(lines);
  }

  /// Whether a request to refuse is the one that this came of.
  boolean isOf(ShippingCommand.Refuse command) {
    return lines.equals(command.lines())
        && reason.equals(command.reason())
        && restock == command.restock();
  }
}
