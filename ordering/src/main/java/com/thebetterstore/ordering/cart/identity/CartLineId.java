package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.ProductId;

/// A line within its cart. A product has one line at most, which therefore carries its name: a line
/// that was removed and added again is the same line, and a repeated request means the same thing.
public record CartLineId(String value) implements Identifier {

  public CartLineId {
    Identifier.check(value, "cart line id");
  }

  public static CartLineId of(ProductId product) {
    return new CartLineId("line_" + product.value());
  }
}
