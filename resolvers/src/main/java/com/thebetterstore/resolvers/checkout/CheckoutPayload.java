package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.resolvers.cart.CartView;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `CheckoutPayload`.
record CheckoutPayload(
    @Nullable CheckoutView checkout,
    @Nullable CartView cart,
    @Nullable String orderAccessToken,
    List<UserErrorView> userErrors) {
  @Override
  public String toString() {
    return "CheckoutPayload[…]";
  }
}
