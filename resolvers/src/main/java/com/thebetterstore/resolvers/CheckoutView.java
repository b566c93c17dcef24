package com.thebetterstore.resolvers;

import com.thebetterstore.ordering.checkout.Checkout;
import com.thebetterstore.ordering.checkout.CheckoutStatus;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Checkout`.
record CheckoutView(
    String id,
    CheckoutStatus status,
    OrderView order,
    @Nullable String paymentUrl,
    Instant expiresAt) {

  static CheckoutView of(Checkout checkout) {
    return new CheckoutView(
        checkout.id().text(),
        checkout.status(),
        OrderView.of(checkout.order()),
        checkout.paymentPage().map(URI::toString).orElse(null),
        checkout.order().payBy());
  }
}
