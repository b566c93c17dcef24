package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.resolvers.catalogue.ProductView;
import com.thebetterstore.resolvers.view.MoneyView;
import org.jspecify.annotations.Nullable;

/// GraphQL's `CartLine`.
public record CartLineView(
    String id,
    @Nullable ProductView product,
    String productId,
    String sku,
    String name,
    ProductType type,
    int quantity,
    int maxQuantity,
    MoneyView unitPrice,
    MoneyView unitPriceWhenAdded,
    MoneyView discount,
    MoneyView total) {}
