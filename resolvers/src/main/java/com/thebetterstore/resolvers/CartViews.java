package com.thebetterstore.resolvers;

import static com.thebetterstore.resolvers.PurchaseMapper.VIEWS;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartId;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Expired;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.pricing.AmountLimits;
import com.thebetterstore.ordering.text.EmailAddress;
import java.util.Optional;
import java.util.function.Function;

/// Shows carts to their owners.
///
/// @param openCheckouts the checkout id of an unpaid order, which whoever opens its cart may know
record CartViews(Function<OrderId, Optional<String>> openCheckouts) {

  /// The cart as its owner sees it.
  ///
  /// @param id as the owner gave it: the store itself does not know the key in it
  CartView view(CartId id, PricedCart priced) {
    var cart = priced.cart();
    return new CartView(
        id.text(),
        cart.version(),
        state(cart.state()),
        AmountLimits.CURRENCY,
        priced.lines().stream().map(CartLineView::of).toList(),
        cart.contents().totalQuantity(),
        cart.contents().email().map(EmailAddress::value).orElse(null),
        cart.contents().address().map(VIEWS::view).orElse(null),
        cart.contents().requiresShipping(),
        priced.availableShippingMethods().stream().map(VIEWS::view).toList(),
        priced.shippingMethod().map(VIEWS::view).orElse(null),
        VIEWS.view(priced.totals()),
        priced.warnings().stream().map(WarningView::of).toList(),
        priced.checkoutBlockers().stream().map(CartErrors::view).toList(),
        openCheckout(cart.state()).orElse(null),
        cart.lifetime().createdAt(),
        cart.lifetime().updatedAt(),
        cart.lifetime().expiresAt());
  }

  private Optional<String> openCheckout(CartState state) {
    return state instanceof Locked(var order) ? openCheckouts.apply(order) : Optional.empty();
  }

  private static CartView.State state(CartState state) {
    return switch (state) {
      case Active _ -> CartView.State.ACTIVE;
      case Locked _ -> CartView.State.LOCKED;
      case Ordered _ -> CartView.State.ORDERED;
      case Expired _ -> CartView.State.EXPIRED;
    };
  }
}
