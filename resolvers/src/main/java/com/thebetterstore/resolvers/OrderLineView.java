package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.ProductType;

/// GraphQL's `OrderLine`.
record OrderLineView(
    String id,
    String productId,
    String sku,
    String name,
    ProductType type,
    int quantity,
    MoneyView unitPrice,
    MoneyView total,
    MoneyView tax) {}
