package com.thebetterstore.fulfilment.desk;

import com.thebetterstore.contracts.LineQuantity;
import java.util.List;

/// GraphQL's `OrderLineQuantityInput`.
public record LineInput(String lineId, int quantity) {

  static List<LineQuantity> quantities(List<LineInput> lines) {
    return lines.stream().map(line -> new LineQuantity(line.lineId(), line.quantity())).toList();
  }
}
