package com.thebetterstore.contracts;

/// A payment page opened at the payment provider. Source: Stripe's Checkout Session `id`.
public record PaymentSessionId(String value) implements Identifier {

  public PaymentSessionId {
    Identifier.check(value, "payment session id");
  }
}
