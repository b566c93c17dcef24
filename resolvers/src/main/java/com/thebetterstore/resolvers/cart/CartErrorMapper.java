package com.thebetterstore.resolvers.cart;

import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.discount.Inapplicable;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.resolvers.view.ErrorCode;
import com.thebetterstore.resolvers.view.UserErrorView;

/// Maps refusals about carts to the API's errors.
public final class CartErrorMapper {

  private CartErrorMapper() {}

  public static UserErrorView view(CartRefusal refusal) {
    return switch (refusal) {
      case InvalidInput(var field, var message) ->
          UserErrorView.of(ErrorCode.INVALID_INPUT, message).at(field);
      case CartNotFound _ -> UserErrorView.of(ErrorCode.NOT_FOUND, "there is no cart with this id");
      case OrderNotFound _ ->
          UserErrorView.of(ErrorCode.NOT_FOUND, "there is no order with this id for you to see");
      case LineNotFound(var field, var line) ->
          UserErrorView.of(ErrorCode.NOT_FOUND, "the cart has no such line").at(field).about(line);
      case VersionConflict(var version, var retryable) ->
          UserErrorView.of(ErrorCode.VERSION_CONFLICT, "the cart has changed since it was read")
              .now(version, retryable);
      case IdempotencyKeyReused _ ->
          UserErrorView.of(
              ErrorCode.IDEMPOTENCY_KEY_REUSED, "the idempotency key stands for another request");
      case CartLocked _ ->
          UserErrorView.of(ErrorCode.CART_LOCKED, "a checkout is open on the cart");
      case CartClosed _ ->
          UserErrorView.of(ErrorCode.CART_CLOSED, "the cart is closed; start a new one");
      case CartEmpty _ -> UserErrorView.of(ErrorCode.CART_EMPTY, "the cart is empty");
      case CartTooLarge(var field) ->
          UserErrorView.of(
                  ErrorCode.CART_TOO_LARGE, "a cart has at most " + Cart.MAX_LINES + " lines")
              .at(field);
      case QuantityOutOfRange(var field, var target, var min) ->
          UserErrorView.of(
                  ErrorCode.QUANTITY_OUT_OF_RANGE,
                  "the line's quantity must be %d to %d".formatted(min, Offer.MAX_QUANTITY))
              .at(field)
              .about(target);
      case OutOfStock(var field, var product) ->
          UserErrorView.of(ErrorCode.OUT_OF_STOCK, "the product is out of stock")
              .at(field)
              .about(product.value())
              .available(0)
              .later();
      case InsufficientStock(var field, var product, var available) ->
          UserErrorView.of(ErrorCode.INSUFFICIENT_STOCK, "only " + available + " are available")
              .at(field)
              .about(product.value())
              .available(available)
              .later();
      case ProductUnavailable(var field, var product) ->
          UserErrorView.of(ErrorCode.PRODUCT_UNAVAILABLE, "there is no such product to buy")
              .at(field)
              .about(product);
      case ReservationTooLarge(var pieces, var max) ->
          UserErrorView.of(
                  ErrorCode.RESERVATION_TOO_LARGE,
                  "one order may hold %d scarce pieces until it is paid, and this one has %d; order the rest after paying"
                      .formatted(max, pieces))
              .available(max);
      case EmailRequired _ ->
          UserErrorView.of(ErrorCode.EMAIL_REQUIRED, "set an e-mail address for the receipt");
      case ShippingAddressRequired _ ->
          UserErrorView.of(ErrorCode.SHIPPING_ADDRESS_REQUIRED, "set a delivery address");
      case ShippingMethodRequired _ ->
          UserErrorView.of(ErrorCode.SHIPPING_METHOD_REQUIRED, "choose a shipping method");
      case ShippingMethodInvalid(var field) ->
          UserErrorView.of(
                  ErrorCode.SHIPPING_METHOD_INVALID,
                  "the shipping method is not offered for this cart")
              .at(field);
      case DiscountInvalid(var field, var code) ->
          UserErrorView.of(ErrorCode.DISCOUNT_INVALID, "there is no such code to use now")
              .at(field)
              .about(code);
      case DiscountNotApplicable(var code, var why) ->
          UserErrorView.of(code(why), "the code takes nothing off: " + words(why))
              .about(code.value());
      case AmountBelowMinimum _ ->
          UserErrorView.of(
              ErrorCode.AMOUNT_BELOW_MINIMUM,
              "the total must be at least " + AmountRules.MIN_TOTAL.amount());
      case AmountTooLarge _ ->
          UserErrorView.of(
              ErrorCode.AMOUNT_TOO_LARGE,
              "the total must be at most " + AmountRules.MAX_TOTAL.amount());
    };
  }

  private static ErrorCode code(Inapplicable why) {
    return switch (why) {
      case NOT_VALID -> ErrorCode.DISCOUNT_INVALID;
      case USED_UP, USED_BEFORE -> ErrorCode.DISCOUNT_LIMIT_REACHED;
      case BELOW_MINIMUM, NOTHING_LEFT -> ErrorCode.DISCOUNT_NOT_APPLICABLE;
    };
  }

  private static String words(Inapplicable why) {
    return switch (why) {
      case NOT_VALID -> "it cannot be used now";
      case USED_UP -> "it was used as often as it may be";
      case USED_BEFORE -> "you have used it as often as you may";
      case BELOW_MINIMUM -> "the goods cost less than it asks for";
      case NOTHING_LEFT -> "there is nothing left to take it off";
    };
  }
}
