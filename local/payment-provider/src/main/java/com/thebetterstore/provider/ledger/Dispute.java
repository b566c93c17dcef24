package com.thebetterstore.provider.ledger;

/// A buyer's bank asks for a payment back, and takes the money until it is decided.
///
/// @param reason in Stripe's words, such as `fraudulent`
public record Dispute(
    String id,
    String chargeId,
    String intentId,
    long created,
    long amount,
    String currency,
    String reason,
    State state) {

  public enum State {
    NEEDS_RESPONSE,
    WON,
    LOST
  }

  public boolean isOpen() {
    return state == State.NEEDS_RESPONSE;
  }

  public Dispute in(State next) {
    return new Dispute(id, chargeId, intentId, created, amount, currency, reason, next);
  }
}
