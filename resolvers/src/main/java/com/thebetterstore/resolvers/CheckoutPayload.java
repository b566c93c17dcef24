package com.thebetterstore.resolvers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `CheckoutPayload`.
record CheckoutPayload(
    @Nullable CheckoutView checkout,
    @Nullable CartView cart,
    @Nullable String orderAccessToken,
    List<UserErrorView> userErrors) {

  static CheckoutPayload refused(UserErrorView error) {
    return new CheckoutPayload(null, null, null, List.of(error));
  }
}
