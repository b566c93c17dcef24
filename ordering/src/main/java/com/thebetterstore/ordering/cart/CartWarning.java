package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.cart.identity.CartLineId;

/// Something about a cart that its owner should see before paying. Computed each time that the cart
/// is read.
public sealed interface CartWarning {

  /// The price rose since the item was added.
  record PriceIncreased(CartLineId line, Money previous, Money current) implements CartWarning {}

  /// The price fell since the item was added.
  record PriceDecreased(CartLineId line, Money previous, Money current) implements CartWarning {}

  /// Fewer are available than the cart holds.
  record InsufficientStock(CartLineId line, int available) implements CartWarning {}

  /// None is available now.
  record OutOfStock(CartLineId line) implements CartWarning {}

  /// The product is no longer sold.
  record ProductWithdrawn(CartLineId line) implements CartWarning {}

  /// The chosen shipping method no longer applies.
  record ShippingMethodStale() implements CartWarning {}
}
