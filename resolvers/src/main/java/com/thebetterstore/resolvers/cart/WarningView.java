package com.thebetterstore.resolvers.cart;

import com.thebetterstore.resolvers.view.MoneyView;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Warning`.
public record WarningView(
    Code code,
    String message,
    @Nullable String target,
    @Nullable MoneyView previous,
    @Nullable MoneyView current,
    @Nullable Integer availableQuantity) {

  /// GraphQL's `WarningCode`.
  public enum Code {
    PRICE_INCREASED,
    PRICE_DECREASED,
    INSUFFICIENT_STOCK,
    OUT_OF_STOCK,
    PRODUCT_WITHDRAWN,
    SHIPPING_METHOD_STALE,
    CART_MERGED
  }
}
