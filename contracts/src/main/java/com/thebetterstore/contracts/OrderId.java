package com.thebetterstore.contracts;

/// An order, everywhere: `ord_` and 26 random characters (130 bits), so it cannot be guessed.
public record OrderId(String value) implements Identifier {

  public OrderId {
    Identifier.check(value, "order id");
  }
}
