package com.thebetterstore.contracts;

/// ISO 4217 code of a currency that the store sells in.
public enum CurrencyCode {
  NZD(2);

  private final int fractionDigits;

  CurrencyCode(int fractionDigits) {
    this.fractionDigits = fractionDigits;
  }

  /// Decimal places of the minor unit: 2 when 1 dollar is 100 cents.
  public int fractionDigits() {
    return fractionDigits;
  }
}
