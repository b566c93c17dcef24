package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.Identifier;

/// One payment at the payment provider. Source: Stripe's PaymentIntent `id`.
public record PaymentId(String value) implements Identifier {

  public PaymentId {
    Identifier.check(value, "payment id");
  }
}
