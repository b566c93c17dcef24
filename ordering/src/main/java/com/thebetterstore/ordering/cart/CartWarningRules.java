package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartWarning.*;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import java.util.ArrayList;
import java.util.List;

/// Works out what a cart's owner should see before paying.
final class CartWarningRules {

  private CartWarningRules() {}

  /// None for a cart that is not open for changes: its stock is reserved and its prices are
  /// settled.
  static List<CartWarning> of(Cart cart, List<PricedLine> lines, List<ShippingMethod> methods) {
    if (!(cart.state() instanceof Active)) {
      return List.of();
    }
    var warnings = new ArrayList<CartWarning>();
    lines.forEach(line -> addWarnings(line, warnings));
    if (isShippingMethodStale(cart, methods)) {
      warnings.add(new ShippingMethodStale());
    }
    return warnings;
  }

  static boolean isShippingMethodStale(Cart cart, List<ShippingMethod> methods) {
    return cart.contents().requiresShipping()
        && cart.contents()
            .shippingMethod()
            .filter(chosen -> methods.stream().noneMatch(one -> one.id().equals(chosen)))
            .isPresent();
  }

  private static void addWarnings(PricedLine priced, List<CartWarning> warnings) {
    var line = priced.line();
    if (priced.isWithdrawn()) {
      warnings.add(new ProductWithdrawn(line.id()));
      return;
    }
    var before = line.unitPriceWhenAdded();
    var rise = priced.unitPrice().compareTo(before);
    if (rise > 0) {
      warnings.add(new PriceIncreased(line.id(), before, priced.unitPrice()));
    }
    if (rise < 0) {
      warnings.add(new PriceDecreased(line.id(), before, priced.unitPrice()));
    }
    if (priced.maxQuantity() == 0) {
      warnings.add(new OutOfStock(line.id()));
    } else if (priced.maxQuantity() < line.quantity()) {
      warnings.add(new InsufficientStock(line.id(), priced.maxQuantity()));
    }
  }
}
