package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import com.thebetterstore.ordering.shipping.ShippingRules;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A cart at the catalogue's prices now: everything that its owner sees, and everything that
/// checkout needs to place its order.
///
/// @param shippingMethod the chosen one, if it is offered; what it costs is in `totals`
/// @param checkoutBlockers everything that checkout would refuse; empty when it can go ahead
public record PricedCart(
    Cart cart,
    List<PricedLine> lines,
    List<ShippingMethod> availableShippingMethods,
    Optional<ShippingMethod> shippingMethod,
    Totals totals,
    List<CartWarning> warnings,
    List<CartRefusal> checkoutBlockers) {

  public PricedCart {
    lines = List.copyOf(lines);
    availableShippingMethods = List.copyOf(availableShippingMethods);
    warnings = List.copyOf(warnings);
    checkoutBlockers = List.copyOf(checkoutBlockers);
  }

  /// Prices a cart.
  ///
  /// @param offers what the catalogue has for [CartContents#skus]
  public static PricedCart of(Cart cart, Map<ProductId, Offer> offers) {
    var lines = cart.lines().stream().map(line -> price(cart, line, offers)).toList();
    var lineTotals = lines.stream().map(PricedLine::total).toList();
    var none = Money.zero(AmountRules.CURRENCY);
    var methods = methods(cart.contents(), lineTotals.stream().reduce(none, Money::plus));
    var method =
        cart.contents()
            .shippingMethod()
            .flatMap(id -> methods.stream().filter(one -> one.id().equals(id)).findFirst());
    var shipping = method.map(ShippingMethod::price).orElse(none);
    var totals = Totals.of(AmountRules.CURRENCY, lineTotals, shipping);
    return new PricedCart(
        cart,
        lines,
        methods,
        method,
        totals,
        CartWarningRules.of(cart, lines, methods),
        CheckoutBlockerRules.of(cart, lines, methods, totals));
  }

  /// The same at the same prices, once a checkout has locked the cart for its order.
  public PricedCart lockedFor(OrderId order, Instant now) {
    var offers =
        lines.stream()
            .flatMap(line -> line.offer().stream())
            .collect(Collectors.toMap(offer -> offer.product().id(), Function.identity()));
    return of(cart.lockedFor(order, now), offers);
  }

  /// The same with more to tell.
  public PricedCart telling(List<CartWarning> more) {
    return new PricedCart(
        cart,
        lines,
        availableShippingMethods,
        shippingMethod,
        totals,
        Stream.concat(more.stream(), warnings.stream()).toList(),
        checkoutBlockers);
  }

  private static List<ShippingMethod> methods(CartContents contents, Money subtotal) {
    return contents.requiresShipping()
        ? ShippingRules.offeredTo(contents.address(), subtotal)
        : List.of();
  }

  private static PricedLine price(Cart cart, CartLine line, Map<ProductId, Offer> offers) {
    var offer = Optional.ofNullable(offers.get(line.productId()));
    // A cart at checkout has its stock reserved, so what is available does not limit it.
    var max =
        cart.state() instanceof Active ? offer.map(Offer::maxQuantity).orElse(0) : line.quantity();
    return new PricedLine(line, offer, max);
  }
}
