package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.cart.PricedCart;
import java.util.List;
import java.util.Optional;

/// What became of a request about a checkout.
///
/// @param checkout empty when none was created or found
/// @param cart as it stands now, where the caller named it
/// @param refusals why nothing was changed, or what is still missing; empty on success
public record CheckoutAnswer(
    Optional<Checkout> checkout, Optional<PricedCart> cart, List<CheckoutRefusal> refusals) {

  public CheckoutAnswer {
    refusals = List.copyOf(refusals);
  }

  static CheckoutAnswer refused(CheckoutRefusal reason) {
    return new CheckoutAnswer(Optional.empty(), Optional.empty(), List.of(reason));
  }

  static CheckoutAnswer refused(PricedCart cart, List<CheckoutRefusal> reasons) {
    return new CheckoutAnswer(Optional.empty(), Optional.of(cart), reasons);
  }

  CheckoutAnswer with(PricedCart current) {
    return new CheckoutAnswer(checkout, Optional.of(current), refusals);
  }
}
