package com.thebetterstore.provider.ledger;

import org.jspecify.annotations.Nullable;

/// A payment that a person is to look at before its goods are sent.
///
/// @param closedReason in Stripe's words, such as `approved`; null while it is open
public record Review(
    String id, String chargeId, String intentId, long created, @Nullable String closedReason) {

  public boolean isOpen() {
    return closedReason == null;
  }

  public Review closed(String reason) {
    return new Review(id, chargeId, intentId, created, reason);
  }
}
