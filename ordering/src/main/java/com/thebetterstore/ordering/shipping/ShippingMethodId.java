package com.thebetterstore.ordering.shipping;

import com.thebetterstore.contracts.Identifier;

/// One way of sending physical items; see [ShippingRules].
public record ShippingMethodId(String value) implements Identifier {

  public ShippingMethodId {
    Identifier.check(value, "shipping method id");
  }
}
