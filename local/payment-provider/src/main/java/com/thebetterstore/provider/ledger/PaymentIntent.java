package com.thebetterstore.provider.ledger;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The payment of one session, through as many cards as the buyer tries, or one bank debit.
public record PaymentIntent(
    String id,
    String sessionId,
    long created,
    long amount,
    String currency,
    Map<String, String> metadata,
    State state,
    @JsonAlias("card") @Nullable TestMethod method,
    @Nullable Decline lastDecline,
    @Nullable String latestChargeId,
    @Nullable String reviewId) {

  public enum State {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_ACTION,
    PROCESSING,
    SUCCEEDED,
    CANCELED
  }

  public PaymentIntent {
    metadata = Map.copyOf(metadata);
  }

  public long amountReceived() {
    return state == State.SUCCEEDED ? amount : 0;
  }

  public PaymentIntent challenged(TestMethod asked) {
    return with(State.REQUIRES_ACTION, asked, null, latestChargeId);
  }

  public PaymentIntent declined(TestMethod refused, Decline why, String chargeId) {
    return with(State.REQUIRES_PAYMENT_METHOD, refused, why, chargeId);
  }

  public PaymentIntent processing(TestMethod debited, String chargeId) {
    return with(State.PROCESSING, debited, null, chargeId);
  }

  public PaymentIntent succeeded(TestMethod charged, String chargeId) {
    return with(State.SUCCEEDED, charged, null, chargeId);
  }

  public PaymentIntent canceled() {
    return with(State.CANCELED, method, lastDecline, latestChargeId);
  }

  /// Whoever looks at it is asked to by this review.
  public PaymentIntent reviewed(String review) {
    return new PaymentIntent(
        id,
        sessionId,
        created,
        amount,
        currency,
        metadata,
        state,
        method,
        lastDecline,
        latestChargeId,
        review);
  }

  /// The review that it is or was under.
  public Optional<String> review() {
    return Optional.ofNullable(reviewId);
  }

  private PaymentIntent with(
      State next, @Nullable TestMethod tried, @Nullable Decline why, @Nullable String chargeId) {
    return new PaymentIntent(
        id, sessionId, created, amount, currency, metadata, next, tried, why, chargeId, reviewId);
  }
}
