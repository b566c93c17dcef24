package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;

/// What a buyer agrees to buy: this version of this cart, at this total.
public record CheckoutRequest(
    CartId cart, long expectedVersion, long expectedTotalMinorUnits, IdempotencyKey key) {

  /// Equal for requests that ask for the same. Short, so it is kept as it is.
  String arguments() {
    return "checkoutCreate version=%d total=%d".formatted(expectedVersion, expectedTotalMinorUnits);
  }
}
