package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.contracts.Identifier;

/// A cart's name inside the store: `cart_` and 20 characters. It gives no access by itself, so it
/// may be logged and stored with an order; see [CartId].
public record CartName(String value) implements Identifier {

  public CartName {
    Identifier.check(value, "cart name");
  }
}
