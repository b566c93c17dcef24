package com.thebetterstore.contracts;

/// Some units of one line of an order.
///
/// @param lineId the line's id within its order
public record LineQuantity(String lineId, int quantity) {

  public LineQuantity {
    if (lineId.isBlank() || quantity < 1) {
      throw new IllegalArgumentException(quantity + " units of line \"" + lineId + "\"");
    }
  }
}
