package com.thebetterstore.ordering.catalogue;

import com.thebetterstore.contracts.Identifier;

/// The one heading that a product is listed under, as shoppers read it.
public record Category(String value) implements Identifier {

  public static final int MAX_LENGTH = 60;

  public Category {
    Identifier.check(value, "category");
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("category is longer than " + MAX_LENGTH);
    }
  }
}
