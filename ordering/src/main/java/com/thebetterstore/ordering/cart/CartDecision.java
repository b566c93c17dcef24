package com.thebetterstore.ordering.cart;

import java.util.List;

/// What a command does to a cart.
public sealed interface CartDecision {

  /// The cart becomes this one.
  record Changed(Cart cart) implements CartDecision {}

  /// The cart is as the command wants it already.
  record Unchanged() implements CartDecision {}

  /// Nothing happens, for these reasons; at least one.
  record Refused(List<CartRefusal> reasons) implements CartDecision {

    public Refused {
      reasons = List.copyOf(reasons);
      if (reasons.isEmpty()) {
        throw new IllegalArgumentException("a refusal has a reason");
      }
    }

    static Refused because(CartRefusal reason) {
      return new Refused(List.of(reason));
    }
  }
}
