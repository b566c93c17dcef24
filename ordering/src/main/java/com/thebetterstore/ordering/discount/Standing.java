package com.thebetterstore.ordering.discount;

/// What a code is to one user now, whatever is in the cart.
public sealed interface Standing {

  /// The user may use it.
  record Usable(Discount discount) implements Standing {}

  /// The user may not.
  record Unusable(Inapplicable why) implements Standing {}
}
