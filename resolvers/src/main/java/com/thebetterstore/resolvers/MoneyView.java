package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;

/// GraphQL's `Money`.
record MoneyView(int minorUnits, CurrencyCode currencyCode, String amount) {

  static MoneyView of(Money money) {
    return new MoneyView(Math.toIntExact(money.minorUnits()), money.currency(), money.amount());
  }
}
