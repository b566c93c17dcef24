package com.thebetterstore.contracts;

/// A product of the catalogue.
public record ProductId(String value) implements Identifier {

  public ProductId {
    Identifier.check(value, "product id");
  }
}
