package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.resolvers.view.AddressView;
import com.thebetterstore.resolvers.view.ShippingMethodView;
import com.thebetterstore.resolvers.view.TotalsView;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Cart`.
public record CartView(
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
    List<DiscountCodeView> discountCodes,
    TotalsView totals,
    List<WarningView> warnings,
    List<UserErrorView> checkoutBlockers,
    @Nullable String openCheckoutId,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt) {

  /// GraphQL's `CartState`.
  public enum State {
    ACTIVE,
    LOCKED,
    ORDERED,
    MERGED,
    EXPIRED
  }

  @Override
  public String toString() {
    return "CartView[…]";
  }
}
