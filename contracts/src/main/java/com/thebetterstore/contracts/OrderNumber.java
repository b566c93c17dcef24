package com.thebetterstore.contracts;

/// What the buyer calls an order: `TBS-XXXX-XXXX`, random, its last character a check character.
public record OrderNumber(String value) implements Identifier {

  public OrderNumber {
    Identifier.check(value, "order number");
  }
}
