package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.CurrencyCode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Cart`.
record CartView(
    String id,
    long version,
    State state,
    CurrencyCode currencyCode,
    List<CartLineView> lines,
    int totalQuantity,
    @Nullable String email,
    @Nullable AddressView shippingAddress,
    boolean requiresShipping,
    List<ShippingMethodView> availableShippingMethods,
    @Nullable ShippingMethodView shippingMethod,
    TotalsView totals,
    List<WarningView> warnings,
    List<UserErrorView> checkoutBlockers,
    @Nullable String openCheckoutId,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt) {

  /// GraphQL's `CartState`.
  enum State {
    ACTIVE,
    LOCKED,
    ORDERED,
    EXPIRED
  }
}
