package com.thebetterstore.local.payment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Money going back to a card.
record Refund(
    String id,
    String chargeId,
    String intentId,
    long created,
    long amount,
    String currency,
    @Nullable String reason,
    Map<String, String> metadata,
    State state) {

  enum State {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  Refund {
    metadata = Map.copyOf(metadata);
  }

  Refund in(State next) {
    return new Refund(id, chargeId, intentId, created, amount, currency, reason, metadata, next);
  }
}
