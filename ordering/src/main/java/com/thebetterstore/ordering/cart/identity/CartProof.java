package com.thebetterstore.ordering.cart.identity;

import com.thebetterstore.ordering.customer.CustomerId;

/// What a caller shows to open a cart.
public sealed interface CartProof permits CartKey, CartProof.SignedIn {

  /// The caller is signed in as this customer.
  record SignedIn(CustomerId customer) implements CartProof {}
}
