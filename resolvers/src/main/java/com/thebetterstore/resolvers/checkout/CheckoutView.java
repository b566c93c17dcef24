package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.ordering.checkout.CheckoutStatus;
import com.thebetterstore.resolvers.order.view.OrderView;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Checkout`.
record CheckoutView(
    String id,
    CheckoutStatus status,
    OrderView order,
    @Nullable String paymentUrl,
    Instant expiresAt) {
  @Override
  public String toString() {
    return "CheckoutView[…]";
  }
}
