package com.thebetterstore.resolvers.view;

import com.thebetterstore.contracts.CurrencyCode;

/// GraphQL's `Money`.
public record MoneyView(int minorUnits, CurrencyCode currencyCode, String amount) {}
