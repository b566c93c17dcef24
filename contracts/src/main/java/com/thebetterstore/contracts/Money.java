package com.thebetterstore.contracts;

import java.math.BigDecimal;

/// An exact amount: `minorUnits` of 1999 NZD is NZ$19.99. Every sum is checked: overflow and mixed
/// currencies throw [ArithmeticException] and [IllegalArgumentException].
public record Money(long minorUnits, CurrencyCode currency) implements Comparable<Money> {

  public static Money zero(CurrencyCode currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, sameCurrency(other)), currency);
  }

  public Money minus(Money other) {
    return new Money(Math.subtractExact(minorUnits, sameCurrency(other)), currency);
  }

  public Money times(long factor) {
    return new Money(Math.multiplyExact(minorUnits, factor), currency);
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  public boolean isNegative() {
    return minorUnits < 0;
  }

  /// The amount in major units with all its decimals, such as `19.99`; never grouped, never in
  /// exponent form.
  public String amount() {
    return BigDecimal.valueOf(minorUnits, currency.fractionDigits()).toPlainString();
  }

  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, sameCurrency(other));
  }

  private long sameCurrency(Money other) {
    if (currency != other.currency) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
    return other.minorUnits;
  }
}
