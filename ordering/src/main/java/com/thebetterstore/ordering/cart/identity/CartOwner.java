package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.customer.CustomerId;

/// Whom a cart answers to.
public sealed interface CartOwner {

  /// Whoever has the cart's key: a guest, and nobody else unless told.
  record KeyHolder(CartKey.Hash keyHash) implements CartOwner {}

  /// This customer, while signed in, and nobody else.
  record Customer(CustomerId id) implements CartOwner {}

  /// The owner of a cart that this opens.
  static CartOwner of(CartProof proof) {
    return switch (proof) {
      case CartKey key -> new KeyHolder(key.hash());
      case SignedIn(var customer) -> new Customer(customer);
    };
  }

  /// Whether this opens the owner's carts.
  default boolean accepts(CartProof proof) {
    return switch (this) {
      case KeyHolder(var hash) -> proof instanceof CartKey key && hash.isOf(key);
      case Customer(var owner) -> proof instanceof SignedIn(var caller) && caller.equals(owner);
    };
  }
}
