package com.thebetterstore.contracts;

/// A stock keeping unit: what is counted on the shelf.
public record Sku(String value) implements Identifier {

  public Sku {
    Identifier.check(value, "sku");
  }
}
