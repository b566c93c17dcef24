package com.thebetterstore.ordering.cart;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.AddressDraft;
import com.thebetterstore.ordering.shipping.ShippingRules;
import com.thebetterstore.ordering.text.EmailAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Carts for tests.
public final class CartFixtures {

  public static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");
  public static final OrderId ORDER = new OrderId("ord_7K3M9QXD7K3M9QXD7K3M9QXD7K");
  public static final EmailAddress EMAIL = new EmailAddress("mere@example.com");
  public static final AddressDraft HOME_DRAFT =
      new AddressDraft(
          "Mere Tamaki",
          "1 Queen Street",
          Optional.of("Flat 2"),
          "Auckland",
          Optional.empty(),
          "1010",
          "NZ",
          Optional.of("+64 9 555 0100"));
  public static final Address HOME = HOME_DRAFT.accepted();

  private CartFixtures() {}

  /// Names of the right shape, each another one.
  public static Ids ids() {
    var count = new AtomicInteger();
    return () -> "%020dABCDEF".formatted(count.incrementAndGet());
  }

  public static CartId anId() {
    return CartId.next(ids());
  }

  public static Cart anEmptyCart() {
    return aCartOf(Stream.empty());
  }

  /// A cart with one of each.
  public static Cart aCartOf(Offer... offers) {
    return aCartOf(Arrays.stream(offers).map(offer -> CartLine.of(offer.product(), 1)));
  }

  public static Cart aCartOf(Offer offer, int quantity) {
    return aCartOf(Stream.of(CartLine.of(offer.product(), quantity)));
  }

  public static Cart aCartOf(Map<Offer, Integer> quantities) {
    return aCartOf(
        quantities.entrySet().stream()
            .map(line -> CartLine.of(line.getKey().product(), line.getValue())));
  }

  private static Cart aCartOf(Stream<CartLine> lines) {
    return Cart.start(anId(), CartContents.of(lines.toList()), NOON);
  }

  public static Cart locked(Cart cart) {
    return in(new Locked(ORDER), cart);
  }

  public static Cart ordered(Cart cart) {
    return in(new Ordered(ORDER), cart);
  }

  public static Cart active(Cart cart) {
    return in(new Active(), cart);
  }

  /// A cart that can be checked out, if what is in it can be bought.
  public static Cart ready(Cart cart) {
    return holding(
        cart.contents()
            .withEmail(EMAIL)
            .withAddress(HOME)
            .withShippingMethod(ShippingRules.STANDARD),
        cart);
  }

  /// The same version of a cart with other contents.
  public static Cart holding(CartContents contents, Cart cart) {
    return new Cart(
        cart.name(), cart.owner(), cart.version(), cart.state(), contents, cart.lifetime());
  }

  /// The next version of a cart.
  public static Cart changed(Cart cart, EmailAddress email, Instant now) {
    return cart.with(cart.contents().withEmail(email), now);
  }

  public static Map<ProductId, Offer> catalogueOf(Offer... offers) {
    return Arrays.stream(offers)
        .collect(Collectors.toMap(offer -> offer.product().id(), offer -> offer));
  }

  private static Cart in(CartState state, Cart cart) {
    return new Cart(
        cart.name(), cart.owner(), cart.version(), state, cart.contents(), cart.lifetime());
  }
}
