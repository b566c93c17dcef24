package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.cart.identity.CartLineId;

/// Something about a cart that its owner should see before paying. Computed each time that the cart
/// is read, but for what an answer says of its own request.
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

  /// What was put in from elsewhere, another cart or an earlier order, is in this cart now; told
  /// once, by the answer to the request that did it.
  record Merged() implements CartWarning {}

  /// Of a product that was put in from elsewhere, the cart has fewer than were wanted in all; told
  /// once, as [Merged] is.
  ///
  /// @param line the product's line, which the cart has only if `kept` is not 0
  record MergedInPart(CartLineId line, int wanted, int kept) implements CartWarning {}

  /// The chosen shipping method no longer applies.
  record ShippingMethodStale() implements CartWarning {}
}
