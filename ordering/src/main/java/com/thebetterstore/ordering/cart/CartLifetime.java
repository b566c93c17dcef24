package com.thebetterstore.ordering.cart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// How long a cart has been there, and how long it stays. Each change begins [Cart#LIFETIME] anew.
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

  /// In whole seconds, as a table's time to live wants it.
  private static Instant expiry(Instant now) {
    return now.plus(Cart.LIFETIME).truncatedTo(ChronoUnit.SECONDS);
  }
}
