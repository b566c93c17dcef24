package com.thebetterstore.ordering.cart;

import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartState.*;
import com.thebetterstore.ordering.pricing.AmountRules;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Works out everything that checkout would refuse about a cart.
final class CheckoutBlockerRules {

  private static final List<String> NO_FIELD = List.of();

  private CheckoutBlockerRules() {}

  static List<CartRefusal> of(
      Cart cart, List<PricedLine> lines, List<ShippingMethod> methods, Totals totals) {
    return switch (cart.state()) {
      case Locked(var order) -> List.of(new CartLocked(order));
      case Ordered _, Merged _, Expired _ -> List.of(new CartClosed());
      case Active _ when lines.isEmpty() -> List.of(new CartEmpty());
      case Active _ -> {
        var blockers = new ArrayList<CartRefusal>();
        if (lines.size() > Cart.MAX_LINES) {
          blockers.add(new CartTooLarge(NO_FIELD));
        }
        lines.stream().flatMap(CheckoutBlockerRules::ofLine).forEach(blockers::add);
        var pieces = ReservationRules.pieces(lines);
        if (pieces > ReservationRules.MAX_PIECES) {
          blockers.add(new ReservationTooLarge(pieces, ReservationRules.MAX_PIECES));
        }
        if (cart.contents().email().isEmpty()) {
          blockers.add(new EmailRequired());
        }
        if (cart.contents().requiresShipping()) {
          blockers.addAll(ofShipping(cart, methods));
        }
        // What costs nothing is not paid for at the provider.
        if (!totals.total().isZero() && AmountRules.tooSmall(totals.total())) {
          blockers.add(new AmountBelowMinimum());
        }
        if (AmountRules.tooLarge(totals.total())) {
          blockers.add(new AmountTooLarge());
        }
        yield blockers;
      }
    };
  }

  private static Stream<CartRefusal> ofLine(PricedLine priced) {
    var product = priced.line().productId();
    if (priced.isWithdrawn()) {
      return Stream.of(new ProductUnavailable(NO_FIELD, product.value()));
    }
    if (priced.maxQuantity() == 0) {
      return Stream.of(new OutOfStock(NO_FIELD, product));
    }
    return priced.maxQuantity() < priced.line().quantity()
        ? Stream.of(new InsufficientStock(NO_FIELD, product, priced.maxQuantity()))
        : Stream.of();
  }

  private static List<CartRefusal> ofShipping(Cart cart, List<ShippingMethod> methods) {
    var blockers = new ArrayList<CartRefusal>();
    if (cart.contents().address().isEmpty()) {
      blockers.add(new ShippingAddressRequired());
    }
    if (cart.contents().shippingMethod().isEmpty()) {
      blockers.add(new ShippingMethodRequired());
    } else if (CartWarningRules.isShippingMethodStale(cart, methods)) {
      blockers.add(new ShippingMethodInvalid(NO_FIELD));
    }
    return blockers;
  }
}
