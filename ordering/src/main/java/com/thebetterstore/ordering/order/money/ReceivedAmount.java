package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import java.util.Locale;

/// An amount as the payment provider states it; its currency need not be one that the store sells
/// in.
///
/// @param currencyCode ISO 4217 in upper case
public record ReceivedAmount(long minorUnits, String currencyCode) {

  public ReceivedAmount {
    currencyCode = currencyCode.toUpperCase(Locale.ROOT);
    if (minorUnits < 0 || currencyCode.isBlank()) {
      throw new IllegalArgumentException("an amount is zero or more of some currency");
    }
  }

  public static ReceivedAmount of(Money money) {
    return new ReceivedAmount(money.minorUnits(), money.currency().name());
  }

  /// This much less of the same currency.
  ReceivedAmount less(long cut) {
    return new ReceivedAmount(Math.subtractExact(minorUnits, cut), currencyCode);
  }

  /// Whether this is exactly `money`: same amount, same currency.
  public boolean is(Money money) {
    return equals(of(money));
  }

  /// The amount as the store's money; zero when it is in another currency, which no amount of the
  /// store's can say.
  public Money in(CurrencyCode currency) {
    return currencyCode.equals(currency.name())
        ? new Money(minorUnits, currency)
        : Money.zero(currency);
  }
}
