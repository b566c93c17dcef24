package com.thebetterstore.resolvers.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.CartWarning.*;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.resolvers.cart.WarningView.Code;
import com.thebetterstore.resolvers.view.ValueMapper;

/// Maps warnings about carts to the API's.
final class CartWarningMapper {

  private CartWarningMapper() {}

  static WarningView view(CartWarning warning) {
    return switch (warning) {
      case PriceIncreased(var line, var previous, var current) ->
          price(Code.PRICE_INCREASED, "The price rose to ", line, previous, current);
      case PriceDecreased(var line, var previous, var current) ->
          price(Code.PRICE_DECREASED, "The price fell to ", line, previous, current);
      case InsufficientStock(var line, var available) ->
          stock(Code.INSUFFICIENT_STOCK, "Only " + available + " are available.", line, available);
      case OutOfStock(var line) -> stock(Code.OUT_OF_STOCK, "This is out of stock.", line, 0);
      case ProductWithdrawn(var line) ->
          stock(Code.PRODUCT_WITHDRAWN, "This is no longer sold.", line, 0);
      case Merged _ ->
          new WarningView(
              Code.CART_MERGED,
              "What you gathered elsewhere is in this cart.",
              null,
              null,
              null,
              null);
      case MergedInPart(var line, var wanted, var kept) ->
          stock(
              Code.CART_MERGED,
              "Of %d that were wanted in all, the cart has %d.".formatted(wanted, kept),
              line,
              kept);
      case ShippingMethodStale _ ->
          new WarningView(
              Code.SHIPPING_METHOD_STALE,
              "The chosen shipping method is no longer offered.",
              null,
              null,
              null,
              null);
    };
  }

  private static WarningView price(
      Code code, String message, CartLineId line, Money previous, Money current) {
    return new WarningView(
        code,
        message + current.amount() + ".",
        line.value(),
        ValueMapper.money(previous),
        ValueMapper.money(current),
        null);
  }

  private static WarningView stock(Code code, String message, CartLineId line, int available) {
    return new WarningView(code, message, line.value(), null, null, available);
  }
}
