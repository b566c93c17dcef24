package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.cart.PricedLine;
import org.jspecify.annotations.Nullable;

/// GraphQL's `CartLine`.
record CartLineView(
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
    MoneyView total) {

  static CartLineView of(PricedLine priced) {
    var line = priced.line();
    return new CartLineView(
        line.id().value(),
        priced.offer().map(ProductView::of).orElse(null),
        line.productId().value(),
        line.sku().value(),
        line.name(),
        line.type(),
        line.quantity(),
        priced.maxQuantity(),
        MoneyView.of(priced.unitPrice()),
        MoneyView.of(line.unitPriceWhenAdded()),
        MoneyView.of(priced.total()));
  }
}
