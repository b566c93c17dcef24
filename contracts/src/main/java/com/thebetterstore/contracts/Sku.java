package com.thebetterstore.contracts;

/// A stock keeping unit: what stock is counted by.
public record Sku(String value) implements Identifier {

  public Sku {
    Identifier.check(value, "sku");
  }
}
