package com.thebetterstore.ordering.customer;

import com.thebetterstore.contracts.Identifier;

/// A customer, by the `sub` of the user pool: it never changes and names nobody else, unlike an
/// e-mail address.
public record CustomerId(String value) implements Identifier {

  public CustomerId {
    Identifier.check(value, "customer id");
  }
}
