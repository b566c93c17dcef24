package com.thebetterstore.ordering.pricing;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;

/// What one order may cost.
public final class AmountRules {

  /// The store's currency; carts and orders are in no other.
  public static final CurrencyCode CURRENCY = CurrencyCode.NZD;

  /// NZ$100,000.00. Far below what GraphQL's 32-bit `Int` can hold.
  public static final Money MAX_TOTAL = new Money(10_000_000, CURRENCY);

  /// NZ$0.50: Stripe takes no less. An order that costs nothing never gets there.
  public static final Money MIN_TOTAL = new Money(50, CURRENCY);

  private AmountRules() {}

  public static boolean tooLarge(Money total) {
    return total.compareTo(MAX_TOTAL) > 0;
  }

  public static boolean tooSmall(Money total) {
    return total.compareTo(MIN_TOTAL) < 0;
  }
}
