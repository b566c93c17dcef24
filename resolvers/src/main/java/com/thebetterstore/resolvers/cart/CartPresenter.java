package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.identity.CartId;
import java.util.Optional;
import java.util.function.Function;

/// Shows carts to their owners.
public final class CartPresenter {

  private final Function<OrderId, Optional<String>> openCheckouts;
  private final CartMapper views = new CartMapperImpl();

  /// @param openCheckouts the checkout id of an unpaid order, which whoever opens its cart may know
  public CartPresenter(Function<OrderId, Optional<String>> openCheckouts) {
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
        openCheckout(priced.cart().state()).orElse(null));
  }

  private Optional<String> openCheckout(CartState state) {
    return state instanceof Locked(var order) ? openCheckouts.apply(order) : Optional.empty();
  }
}
