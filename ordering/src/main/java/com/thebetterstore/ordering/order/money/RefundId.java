package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.Identifier;

/// One refund of an order, known before the payment provider is asked for it: whoever asks twice
/// under one id is refunded once. A refund that somebody made at the provider has the provider's
/// id.
public record RefundId(String value) implements Identifier {

  public RefundId {
    Identifier.check(value, "refund id");
  }
}
