package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.identity.CartName;

/// What may be done with a cart, and what else is true of it then.
public sealed interface CartState {

  /// Open for changes.
  record Active() implements CartState {}

  /// A checkout is open; the cart stays as it is until that ends.
  ///
  /// @param order the unpaid order that the checkout placed
  record Locked(OrderId order) implements CartState {}

  /// Its order is paid; for good.
  record Ordered(OrderId order) implements CartState {}

  /// Its customer signed in, and what was in it is in the customer's cart; for good.
  ///
  /// @param into the customer's cart
  record Merged(CartName into) implements CartState {}

  /// Untouched for too long; for good.
  record Expired() implements CartState {}
}
