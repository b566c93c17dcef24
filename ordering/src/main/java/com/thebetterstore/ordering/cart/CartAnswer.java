package com.thebetterstore.ordering.cart;

import java.util.List;
import java.util.Optional;

/// What became of a change that was asked of a cart.
///
/// @param cart as it stands now; empty when there is none to show
/// @param refusals why nothing was changed; empty on success
public record CartAnswer(Optional<PricedCart> cart, List<CartRefusal> refusals) {

  public CartAnswer {
    refusals = List.copyOf(refusals);
  }

  public static CartAnswer done(PricedCart cart) {
    return new CartAnswer(Optional.of(cart), List.of());
  }

  public static CartAnswer refused(PricedCart cart, List<CartRefusal> reasons) {
    return new CartAnswer(Optional.of(cart), reasons);
  }

  public static CartAnswer refused(List<CartRefusal> reasons) {
    return new CartAnswer(Optional.empty(), reasons);
  }
}
