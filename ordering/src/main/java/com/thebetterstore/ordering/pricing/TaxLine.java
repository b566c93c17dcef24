package com.thebetterstore.ordering.pricing;

import com.thebetterstore.contracts.Money;

/// One rate of tax within a total.
///
/// @param rateBasisPoints hundredths of a percent: 1500 is 15 %
/// @param taxableAmount the tax-inclusive amount that the tax was computed from
/// @param tax the tax contained in it
public record TaxLine(String name, int rateBasisPoints, Money taxableAmount, Money tax) {

  public TaxLine {
    if (tax.isNegative() || tax.compareTo(taxableAmount) > 0) {
      throw new IllegalArgumentException("tax lies between nothing and the amount that holds it");
    }
  }
}
