package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.LineQuantity;
import java.util.LinkedHashMap;
import java.util.List;

/// Units of lines, as somebody asks for them.
final class Units {

  private Units() {}

  /// Each line once, in the order in which lines were named.
  static List<LineQuantity> summed(List<LineQuantity> asked) {
    var units = new LinkedHashMap<String, Integer>();
    asked.forEach(some -> units.merge(some.lineId(), some.quantity(), Math::addExact));
    return units.entrySet().stream()
        .map(line -> new LineQuantity(line.getKey(), line.getValue()))
        .toList();
  }
}
