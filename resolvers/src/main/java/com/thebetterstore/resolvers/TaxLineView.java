package com.thebetterstore.resolvers;

/// GraphQL's `TaxLine`.
record TaxLineView(String name, int rateBasisPoints, MoneyView taxableAmount, MoneyView tax) {}
