package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.discount.DiscountRules;
import com.thebetterstore.ordering.discount.DiscountRules.CodeOutcome;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import com.thebetterstore.ordering.shipping.ShippingRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A cart at the catalogue's prices now: everything that its owner sees, and everything that
/// checkout needs to place its order.
///
/// @param prices what it was priced by
/// @param shippingMethod the chosen one, if it is offered; what it costs is in `totals`
/// @param discountCodes what came of each code that was entered
/// @param checkoutBlockers everything that checkout would refuse; empty when it can go ahead
public record PricedCart(
    Cart cart,
    Prices prices,
    List<PricedLine> lines,
    List<ShippingMethod> availableShippingMethods,
    Optional<ShippingMethod> shippingMethod,
    List<CodeOutcome> discountCodes,
    Totals totals,
    List<CartWarning> warnings,
    List<CartRefusal> checkoutBlockers) {

  public PricedCart {
    lines = List.copyOf(lines);
    availableShippingMethods = List.copyOf(availableShippingMethods);
    discountCodes = List.copyOf(discountCodes);
    warnings = List.copyOf(warnings);
    checkoutBlockers = List.copyOf(checkoutBlockers);
  }

  /// Prices a cart.
  public static PricedCart of(Cart cart, Prices prices) {
    var currency = AmountRules.CURRENCY;
    var none = Money.zero(currency);
    var full = cart.lines().stream().map(line -> price(cart, line, prices, none)).toList();
    var amounts = full.stream().map(PricedLine::full).toList();
    var discount =
        DiscountRules.apply(cart.contents().discountCodes(), prices.standings(), currency, amounts);
    var lines =
        IntStream.range(0, full.size())
            .mapToObj(i -> full.get(i).less(discount.perLine().get(i)))
            .toList();
    // A code never takes free shipping away.
    var methods = methods(cart.contents(), amounts.stream().reduce(none, Money::plus));
    var method =
        cart.contents()
            .shippingMethod()
            .flatMap(id -> methods.stream().filter(one -> one.id().equals(id)).findFirst());
    var shipping = method.map(ShippingMethod::price).orElse(none);
    var totals = Totals.of(currency, lines.stream().map(PricedLine::price).toList(), shipping);
    return new PricedCart(
        cart,
        prices,
        lines,
        methods,
        method,
        discount.codes(),
        totals,
        CartWarningRules.of(cart, lines, methods),
        CheckoutBlockerRules.of(cart, lines, methods, totals));
  }

  /// The same at the same prices, once a checkout has locked the cart for its order: of its codes
  /// it keeps those that take something off.
  public PricedCart lockedFor(OrderId order, Instant now) {
    var used =
        discountCodes.stream().filter(code -> code.why().isEmpty()).map(CodeOutcome::code).toList();
    return of(cart.lockedFor(order, used, now), prices);
  }

  /// The same when there is this much of some products.
  public PricedCart with(List<Stock> found) {
    return of(cart, prices.with(found));
  }

  /// The same with more to tell.
  public PricedCart telling(List<CartWarning> more) {
    return new PricedCart(
        cart,
        prices,
        lines,
        availableShippingMethods,
        shippingMethod,
        discountCodes,
        totals,
        Stream.concat(more.stream(), warnings.stream()).toList(),
        checkoutBlockers);
  }

  private static List<ShippingMethod> methods(CartContents contents, Money subtotal) {
    return contents.requiresShipping()
        ? ShippingRules.offeredTo(contents.address(), subtotal)
        : List.of();
  }

  private static PricedLine price(Cart cart, CartLine line, Prices prices, Money discount) {
    var offer = Optional.ofNullable(prices.offers().get(line.productId()));
    // A cart at checkout has its stock reserved, so what is available does not limit it.
    var max =
        cart.state() instanceof Active ? offer.map(Offer::maxQuantity).orElse(0) : line.quantity();
    return new PricedLine(line, offer, max, discount);
  }
}
