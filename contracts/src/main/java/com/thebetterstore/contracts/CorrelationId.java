package com.thebetterstore.contracts;

/// Ties together all that followed from one request of a buyer or of the payment provider.
public record CorrelationId(String value) implements Identifier {

  public CorrelationId {
    Identifier.check(value, "correlation id");
  }
}
