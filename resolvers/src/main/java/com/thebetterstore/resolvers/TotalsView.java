package com.thebetterstore.resolvers;

import java.util.List;

/// GraphQL's `Totals`.
record TotalsView(
    MoneyView subtotal,
    MoneyView shippingTotal,
    MoneyView taxTotal,
    MoneyView total,
    MoneyView totalExcludingTax,
    List<TaxLineView> taxLines) {}
