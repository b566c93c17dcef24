package com.thebetterstore.ordering.cart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// When a cart was created and changed last, and when it expires. Each change restarts
/// [Cart#LIFETIME].
///
/// @param updatedAt when it was changed last
/// @param expiresAt when it expires if nothing changes
public record CartLifetime(Instant createdAt, Instant updatedAt, Instant expiresAt) {

  static CartLifetime startingAt(Instant now) {
    return new CartLifetime(now, now, expiry(now));
  }

  CartLifetime extendedAt(Instant now) {
    return new CartLifetime(createdAt, now, expiry(now));
  }

  boolean isOverAt(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /// In whole seconds: DynamoDB's time to live has no fractions.
  private static Instant expiry(Instant now) {
    return now.plus(Cart.LIFETIME).truncatedTo(ChronoUnit.SECONDS);
  }
}
