package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.catalogue.Availability;
import com.thebetterstore.resolvers.view.MoneyView;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Product`.
public record ProductView(
    String id,
    String sku,
    String name,
    String description,
    String category,
    ProductType type,
    MoneyView price,
    @Nullable String imageUrl,
    Availability availability,
    int maxQuantityPerOrder) {}
