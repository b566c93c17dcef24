package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.Money;

/// How much a discount takes off.
public sealed interface Reduction {

  /// A part of the price.
  ///
  /// @param basisPoints hundredths of a percent, 1 to 10,000: 1000 is 10 %
  record Percentage(int basisPoints) implements Reduction {

    private static final int WHOLE = 10_000;

    public Percentage {
      if (basisPoints < 1 || basisPoints > WHOLE) {
        throw new IllegalArgumentException("a percentage is 1 to " + WHOLE + " basis points");
      }
    }

    @Override
    public Money of(Money price) {
      var doubled = Math.multiplyExact(price.minorUnits(), 2L * basisPoints);
      return new Money(Math.addExact(doubled, WHOLE) / (2 * WHOLE), price.currency());
    }
  }

  /// The same amount off any price that is at least as high.
  record Amount(Money off) implements Reduction {

    public Amount {
      if (off.isZero() || off.isNegative()) {
        throw new IllegalArgumentException("a discount takes something off");
      }
    }

    @Override
    public Money of(Money price) {
      return off.compareTo(price) < 0 ? off : price;
    }
  }

  /// What it takes off a price of at least zero: never more than all of it, and a part rounded half
  /// up to the cent.
  Money of(Money price);
}
