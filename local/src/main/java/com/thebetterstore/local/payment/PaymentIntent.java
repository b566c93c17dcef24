package com.thebetterstore.local.payment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The payment of one session, through as many cards as the buyer tries.
record PaymentIntent(
    String id,
    String sessionId,
    long created,
    long amount,
    String currency,
    Map<String, String> metadata,
    State state,
    @Nullable TestCard card,
    @Nullable Decline lastDecline,
    @Nullable String latestChargeId) {

  enum State {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_ACTION,
    SUCCEEDED,
    CANCELED
  }

  PaymentIntent {
    metadata = Map.copyOf(metadata);
  }

  long amountReceived() {
    return state == State.SUCCEEDED ? amount : 0;
  }

  PaymentIntent challenged(TestCard asked) {
    return with(State.REQUIRES_ACTION, asked, null, latestChargeId);
  }

  PaymentIntent declined(TestCard refused, Decline why, String chargeId) {
    return with(State.REQUIRES_PAYMENT_METHOD, refused, why, chargeId);
  }

  PaymentIntent succeeded(TestCard charged, String chargeId) {
    return with(State.SUCCEEDED, charged, null, chargeId);
  }

  PaymentIntent canceled() {
    return with(State.CANCELED, card, lastDecline, latestChargeId);
  }

  private PaymentIntent with(
      State next, @Nullable TestCard tried, @Nullable Decline why, @Nullable String chargeId) {
    return new PaymentIntent(
        id, sessionId, created, amount, currency, metadata, next, tried, why, chargeId);
  }
}
