package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.identity.CartId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/// Shows carts to their owners.
public final class CartPresenter {

  private final BiFunction<OrderId, Instant, Optional<String>> openCheckouts;
  private final CartMapper views = new CartMapperImpl();

  /// @param openCheckouts the checkout id of an unpaid order and the time of its cart's lock, which
  ///   whoever opens its cart may know
  public CartPresenter(BiFunction<OrderId, Instant, Optional<String>> openCheckouts) {
    this.openCheckouts = openCheckouts;
  }

  /// The cart as its owner sees it.
  ///
  /// @param id as the owner gave it: the store itself does not know the key in it
  public CartView view(CartId id, PricedCart priced) {
    var contents = priced.cart().contents();
    return views.view(
        id.text(),
        priced,
        contents.totalQuantity(),
        contents.requiresShipping(),
        openCheckout(priced.cart()).orElse(null));
  }

  private Optional<String> openCheckout(Cart cart) {
    return cart.state() instanceof Locked(var order)
        ? openCheckouts.apply(order, cart.lifetime().updatedAt())
        : Optional.empty();
  }
}
