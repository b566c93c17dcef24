package com.thebetterstore.resolvers.view;

/// GraphQL's `TaxLine`.
public record TaxLineView(
    String name, int rateBasisPoints, MoneyView taxableAmount, MoneyView tax) {}
