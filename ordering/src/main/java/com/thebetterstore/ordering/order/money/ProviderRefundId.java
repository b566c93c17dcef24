package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.Identifier;

/// One refund at the payment provider. Source: Stripe's Refund `id`.
public record ProviderRefundId(String value) implements Identifier {

  public ProviderRefundId {
    Identifier.check(value, "provider's refund id");
  }
}
