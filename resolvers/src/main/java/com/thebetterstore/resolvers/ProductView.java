package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.catalogue.Availability;
import com.thebetterstore.ordering.catalogue.Offer;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Product`.
record ProductView(
    String id,
    String sku,
    String name,
    String description,
    String category,
    ProductType type,
    MoneyView price,
    @Nullable String imageUrl,
    Availability availability,
    int maxQuantityPerOrder) {

  static ProductView of(Offer offer) {
    var product = offer.product();
    return new ProductView(
        product.id().value(),
        product.sku().value(),
        product.name(),
        product.description(),
        product.category().value(),
        product.type(),
        MoneyView.of(product.unitPrice()),
        product.image().map(URI::toString).orElse(null),
        offer.availability(),
        offer.maxQuantity());
  }
}
