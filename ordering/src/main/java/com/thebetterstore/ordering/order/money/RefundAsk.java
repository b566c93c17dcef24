package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import java.util.List;

/// What a person wants returned.
public sealed interface RefundAsk {

  /// What was paid for units, and for the shipping.
  record Units(List<LineQuantity> lines, boolean shipping) implements RefundAsk {

    public Units {
      lines = List.copyOf(lines);
    }
  }

  /// An amount, for no units.
  record Amount(Money amount) implements RefundAsk {}

  /// A refund that failed, once more.
  record Again(RefundId failed) implements RefundAsk {}
}
