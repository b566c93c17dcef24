package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.Identifier;

/// One refund at the payment provider. Source: Stripe's Refund `id`.
public record RefundId(String value) implements Identifier {

  public RefundId {
    Identifier.check(value, "refund id");
  }
}
