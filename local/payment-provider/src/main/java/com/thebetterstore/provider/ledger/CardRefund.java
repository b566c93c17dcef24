package com.thebetterstore.provider.ledger;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Money going back to a card.
///
/// @param fails whether it ends in failure, if nobody ends it otherwise
public record CardRefund(
    String id,
    String chargeId,
    String intentId,
    long created,
    long amount,
    String currency,
    @Nullable String reason,
    Map<String, String> metadata,
    State state,
    boolean fails) {

  public enum State {
    PENDING,
    SUCCEEDED,
    FAILED
  }

  public CardRefund {
    metadata = Map.copyOf(metadata);
  }

  public CardRefund in(State next) {
    return new CardRefund(
        id, chargeId, intentId, created, amount, currency, reason, metadata, next, fails);
  }
}
