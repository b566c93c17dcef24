package com.thebetterstore.ordering.pricing;

import com.thebetterstore.contracts.Money;

/// What a line costs, tax included.
///
/// @param full before any discount
/// @param discount what is taken off it: nothing, all of it, or something between
public record LinePrice(Money full, Money discount) {

  public LinePrice {
    if (discount.isNegative() || discount.compareTo(full) > 0) {
      throw new IllegalArgumentException("a discount lies between nothing and the full price");
    }
  }

  /// Without a discount.
  public static LinePrice of(Money full) {
    return new LinePrice(full, Money.zero(full.currency()));
  }

  /// What is charged for it.
  public Money charged() {
    return full.minus(discount);
  }

  /// The tax contained in what is charged.
  public Money tax() {
    return Gst.contained(charged());
  }
}
