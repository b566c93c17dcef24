package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartDecision.Changed;
import com.thebetterstore.ordering.cart.CartDecision.Refused;
import com.thebetterstore.ordering.cart.CartDecision.Unchanged;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartState.*;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Decides what a command does to a cart: everything it asks for, or nothing.
final class CartRules {

  private CartRules() {}

  /// Decides.
  ///
  /// @param expectedVersion the version that the caller read, if it must be that one
  /// @param prices what the catalogue has for the cart's lines and for the products to be added,
  ///   and the standings of codes that are to be added
  static CartDecision decide(
      Cart cart, OptionalLong expectedVersion, CartCommand command, Prices prices, Instant now) {
    return switch (cart.state()) {
      case Locked(var order) -> Refused.because(new CartLocked(order));
      case Ordered _, Merged _, Expired _ -> Refused.because(new CartClosed());
      case Active _
          when expectedVersion.isPresent() && expectedVersion.getAsLong() != cart.version() ->
          Refused.because(new VersionConflict(cart.version(), false));
      case Active _ -> decide(cart, command, prices, now);
    };
  }

  private static CartDecision decide(Cart cart, CartCommand command, Prices prices, Instant now) {
    var offers = prices.offers();
    return switch (command) {
      case AddLines add -> LineRules.add(cart, add, offers, now);
      case UpdateLines update -> LineRules.update(cart, update, offers, now);
      case RemoveLines remove -> LineRules.remove(cart, remove, now);
      case Clear _ -> LineRules.replace(cart, List.of(), now);
      case SetEmail(var email) -> setEmail(cart, email, now);
      case SetAddress(var address) -> setAddress(cart, address, now);
      case SelectShippingMethod(var id) -> selectShippingMethod(cart, id, offers, now);
      case SetDiscountCodes(var codes) -> CodeRules.set(cart, codes, prices.standings(), now);
    };
  }

  private static CartDecision setEmail(Cart cart, String text, Instant now) {
    var email = EmailAddress.parse(text);
    if (email.isEmpty()) {
      return Refused.because(
          new InvalidInput(List.of("email"), "email must be one e-mail address"));
    }
    var contents = cart.contents();
    return contents.email().equals(email)
        ? new Unchanged()
        : new Changed(cart.with(contents.withEmail(email.get()), now));
  }

  private static CartDecision setAddress(Cart cart, AddressDraft draft, Instant now) {
    var problems = draft.problems("address");
    if (!problems.isEmpty()) {
      return new Refused(
          problems.stream()
              .<CartRefusal>map(problem -> new InvalidInput(problem.field(), problem.message()))
              .toList());
    }
    var address = draft.accepted();
    var contents = cart.contents();
    return contents.address().filter(address::equals).isPresent()
        ? new Unchanged()
        : new Changed(cart.with(contents.withAddress(address), now));
  }

  private static CartDecision selectShippingMethod(
      Cart cart, String id, Map<ProductId, Offer> offers, Instant now) {
    var method =
        undiscounted(cart, offers).availableShippingMethods().stream()
            .map(ShippingMethod::id)
            .filter(offered -> offered.value().equals(id))
            .findFirst();
    if (method.isEmpty()) {
      return Refused.because(new ShippingMethodInvalid(List.of("shippingMethodId")));
    }
    var contents = cart.contents();
    return contents.shippingMethod().equals(method)
        ? new Unchanged()
        : new Changed(cart.with(contents.withShippingMethod(method.get()), now));
  }

  /// What the lines cost now, before any discount.
  static Money subtotal(Cart cart, Map<ProductId, Offer> offers) {
    return undiscounted(cart, offers).totals().subtotal();
  }

  private static PricedCart undiscounted(Cart cart, Map<ProductId, Offer> offers) {
    var contents = cart.contents().withDiscountCodes(List.of());
    var without =
        new Cart(
            cart.name(), cart.owner(), cart.version(), cart.state(), contents, cart.lifetime());
    return PricedCart.of(without, new Prices(offers, Map.of()));
  }
}
