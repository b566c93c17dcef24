package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.customer.Buyer;

/// What a buyer agrees to buy: this version of this cart, at this total.
///
/// @param buyer who asks, and so whose order it will be
public record CheckoutRequest(
    CartId cart,
    Buyer buyer,
    long expectedVersion,
    long expectedTotalMinorUnits,
    IdempotencyKey key) {

  /// Equal for requests that ask for the same. Short, so it is kept as it is.
  String arguments() {
    return "checkoutCreate version=%d total=%d".formatted(expectedVersion, expectedTotalMinorUnits);
  }
}
