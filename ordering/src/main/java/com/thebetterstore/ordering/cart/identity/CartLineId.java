package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.ProductId;

/// A line within its cart. A product has at most one line, which is named after it: a line that is
/// removed and added again keeps its id, and a repeated request names the same line.
public record CartLineId(String value) implements Identifier {

  public CartLineId {
    Identifier.check(value, "cart line id");
  }

  public static CartLineId of(ProductId product) {
    return new CartLineId("line_" + product.value());
  }
}
