package com.thebetterstore.resolvers.view;

import java.util.List;

/// GraphQL's `Totals`.
public record TotalsView(
    MoneyView subtotal,
    MoneyView discountTotal,
    MoneyView shippingTotal,
    MoneyView taxTotal,
    MoneyView total,
    MoneyView totalExcludingTax,
    List<TaxLineView> taxLines) {}
