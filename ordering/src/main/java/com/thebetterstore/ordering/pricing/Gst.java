package com.thebetterstore.ordering.pricing;

import com.thebetterstore.contracts.Money;

/// New Zealand's goods and services tax, which every price of the store contains.
///
/// Tax is computed once for each line, on the line's total, and rounded half up to the cent; an
/// order's tax is the sum of its lines' taxes and shipping's. (Rounding once for the whole order
/// could differ by half a cent for each line.)
public final class Gst {

  public static final String NAME = "GST";

  /// 15 %.
  public static final int RATE_BASIS_POINTS = 1500;

  private static final long WHOLE_BASIS_POINTS = 10_000;
  private static final long INCLUSIVE_BASIS_POINTS = WHOLE_BASIS_POINTS + RATE_BASIS_POINTS;

  private Gst() {}

  /// The tax contained in a tax-inclusive amount of at least zero.
  public static Money contained(Money inclusive) {
    if (inclusive.isNegative()) {
      throw new IllegalArgumentException("no tax is contained in a negative amount");
    }
    var doubled = Math.multiplyExact(inclusive.minorUnits(), 2L * RATE_BASIS_POINTS);
    var halfUp = Math.addExact(doubled, INCLUSIVE_BASIS_POINTS) / (2 * INCLUSIVE_BASIS_POINTS);
    return new Money(halfUp, inclusive.currency());
  }
}
