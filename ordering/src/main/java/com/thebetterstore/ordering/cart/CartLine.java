package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;

/// One product in a cart, described as it was when it was added. What it costs now is in the
/// catalogue; see [PricedLine].
///
/// @param quantity 1 to [Offer#MAX_QUANTITY]
public record CartLine(
    ProductId productId,
    Sku sku,
    String name,
    ProductType type,
    int quantity,
    Money unitPriceWhenAdded) {

  public CartLine {
    if (quantity < 1 || quantity > Offer.MAX_QUANTITY) {
      throw new IllegalArgumentException(
          "a cart line cannot hold %d of %s".formatted(quantity, productId.value()));
    }
  }

  public static CartLine of(Product product, int quantity) {
    return new CartLine(
        product.id(), product.sku(), product.name(), product.type(), quantity, product.unitPrice());
  }

  public CartLineId id() {
    return CartLineId.of(productId);
  }

  public boolean isPhysical() {
    return type == ProductType.PHYSICAL;
  }

  public CartLine withQuantity(int newQuantity) {
    return new CartLine(productId, sku, name, type, newQuantity, unitPriceWhenAdded);
  }
}
