package com.thebetterstore.fulfilment.download;

import com.thebetterstore.contracts.ProductId;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/// Files of some products.
public record KnownContent(Set<ProductId> products) implements DigitalContent {

  public KnownContent(ProductId... products) {
    this(Set.of(products));
  }

  @Override
  public boolean has(ProductId product) {
    return products.contains(product);
  }

  @Override
  public URI link(ProductId product, Duration goodFor) {
    return URI.create(
        "https://files.example/%s?seconds=%d".formatted(product.value(), goodFor.toSeconds()));
  }
}
