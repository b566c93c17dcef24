package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.Identifier;

/// One dispute at the payment provider. Source: Stripe's Dispute `id`.
public record DisputeId(String value) implements Identifier {

  public DisputeId {
    Identifier.check(value, "dispute id");
  }
}
