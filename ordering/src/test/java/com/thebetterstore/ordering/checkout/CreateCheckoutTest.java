package com.thebetterstore.ordering.checkout;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.digital;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static com.thebetterstore.ordering.checkout.CheckoutShop.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.OfCart;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.SignInRequired;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.TotalChanged;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.platform.RandomIds;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CreateCheckoutTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 5);

  private final CheckoutShop shop = new CheckoutShop(LAMP);

  @Test
  void a_cart_becomes_an_order_that_waits_for_payment() {
    var cart = shop.aReadyCart(LAMP, 2);

    var answer = shop.checkOut(shop.request(cart));

    assertThat(answer.refusals()).isEmpty();
    var checkout = answer.checkout().orElseThrow();
    assertThat(checkout.status()).isEqualTo(CheckoutStatus.OPEN);
    assertThat(checkout.paymentPage()).map(URI::getHost).contains("pay.example");
    var order = shop.order(checkout);
    assertThat(order.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(order.total()).isEqualTo(nzd(96_90));
    assertThat(order.payBy()).isEqualTo(CheckoutShop.NOON.plus(Duration.ofMinutes(40)));
    assertThat(order.correlationId()).isEqualTo(CAUSE.correlationId());
    assertThat(order).isEqualTo(checkout.order());
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP.product().sku(), 3, 2));
  }

  @Test
  void the_answer_shows_the_cart_as_it_then_is() {
    var cart = shop.aReadyCart(LAMP, 2);

    var shown = shop.checkOut(shop.request(cart)).cart().orElseThrow();

    assertThat(shown.cart().state()).isInstanceOf(Locked.class);
    assertThat(shown.cart().version()).isEqualTo(shop.cart(cart).cart().version());
    assertThat(shown.totals()).isEqualTo(shop.cart(cart).totals());
  }

  @Test
  void the_buyer_comes_back_to_the_home_page_or_to_the_cart_with_order_and_token_in_the_fragment() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 1));

    var order = checkout.order();
    var back = shop.provider.returns().getFirst();
    var number = order.number().value();
    var token = shop.access.token(order);
    assertThat(back.paid())
        .hasToString("https://shop.example/#order=%s&token=%s".formatted(number, token));
    assertThat(back.cancelled())
        .hasToString(
            "https://shop.example/cart#order=%s&token=%s&payment=cancelled"
                .formatted(number, token));
    assertThat(
            new Storefront(URI.create("https://shop.example"), shop.access)
                .orderPage(order, order.placedAt()))
        .hasToString("https://shop.example/orders/%s#token=%s".formatted(number, token));
  }

  @Test
  void another_request_for_a_cart_at_checkout_is_refused() {
    var cart = shop.aReadyCart(LAMP, 2);
    var order = shop.checkedOut(cart).order().id();
    var request = shop.request(cart);
    var other =
        new CheckoutRequest(
            cart,
            new Guest(),
            request.expectedVersion(),
            request.expectedTotalMinorUnits(),
            new IdempotencyKey("intent-2-0123456789"));

    assertRefused(shop.checkOut(other), new CartLocked(order));
  }

  @Test
  void a_cart_whose_order_is_paid_is_closed() {
    var cart = shop.aReadyCart(LAMP, 2);
    var checkout = shop.checkedOut(cart);
    shop.provider.pay(checkout.order());
    shop.settle.settle(checkout.order().id(), CAUSE);
    var request = shop.request(cart);
    var other =
        new CheckoutRequest(
            cart,
            new Guest(),
            1,
            request.expectedTotalMinorUnits(),
            new IdempotencyKey("intent-2-0123456789"));

    assertRefused(shop.checkOut(other), new CartClosed());
  }

  @Test
  void a_cart_that_nobody_has_is_not_found() {
    var request = shop.request(shop.aReadyCart(LAMP, 1));
    var stranger = CartId.next(new RandomIds());

    var answer = shop.checkOut(new CheckoutRequest(stranger, new Guest(), 1, 1, request.key()));

    assertThat(answer.refusals()).containsExactly(new OfCart(new CartNotFound()));
  }

  @Test
  void a_store_that_does_not_sell_to_guests_asks_them_to_sign_in() {
    var members = new CheckoutShop(false, LAMP);
    var cart = members.aReadyCart(LAMP, 1);
    var mere = new Customer(new CustomerId("mere"));

    assertThat(members.checkOut(members.request(cart)).refusals())
        .containsExactly(new SignInRequired());
    assertThat(members.items("ORDER#")).isZero();
    assertThat(members.checkOut(members.request(cart, mere)).refusals()).isEmpty();
  }

  @Test
  void the_order_belongs_to_the_customer_who_asks() {
    var cart = shop.aReadyCart(LAMP, 1);
    var mere = new Customer(new CustomerId("mere"));

    var order = shop.checkOut(shop.request(cart, mere)).checkout().orElseThrow().order();

    assertThat(shop.order(order.id()).buyer()).isEqualTo(mere);
  }

  @Test
  void a_version_that_the_buyer_did_not_see_is_refused() {
    var cart = shop.aReadyCart(LAMP, 1);
    var request = shop.request(cart);
    shop.change(cart, new SetEmail("other@example.nz"));
    var version = shop.cart(cart).cart().version();

    assertRefused(shop.checkOut(request), new VersionConflict(version, false));
  }

  @Test
  void a_total_that_the_buyer_did_not_see_is_refused() {
    var cart = shop.aReadyCart(LAMP, 1);
    var request = shop.request(cart);
    shop.price(LAMP, 46_00);

    var answer = shop.checkOut(request);

    assertThat(answer.refusals()).containsExactly(new TotalChanged());
    assertThat(answer.cart().orElseThrow().totals().total()).isEqualTo(nzd(52_90));
    assertNothingPlaced();
  }

  @Test
  void an_empty_cart_is_refused() {
    var cart = shop.aReadyCart(LAMP, 1);
    shop.change(cart, new Clear());

    assertThat(shop.checkOut(shop.request(cart)).refusals()).contains(new OfCart(new CartEmpty()));
    assertNothingPlaced();
  }

  @Test
  void everything_that_is_missing_is_said_at_once() {
    var cart = shop.aCart(LAMP, 1);

    assertThat(shop.checkOut(shop.request(cart)).refusals())
        .containsExactly(
            new OfCart(new EmailRequired()),
            new OfCart(new ShippingAddressRequired()),
            new OfCart(new ShippingMethodRequired()));
  }

  @Test
  void a_cart_of_digital_items_needs_no_address() {
    var novel = digital("Novel", nzd(19_99), 9);
    var digitalShop = new CheckoutShop(novel);
    var cart = digitalShop.aCart(novel, 1);
    digitalShop.change(cart, new SetEmail("mere@example.nz"));

    assertThat(digitalShop.checkOut(digitalShop.request(cart)).refusals()).isEmpty();
  }

  @Test
  void a_total_below_what_the_provider_takes_is_refused() {
    assertThat(refusalsFor(digital("Sticker", nzd(49), 9), 1))
        .containsExactly(new OfCart(new AmountBelowMinimum()));
    assertThat(refusalsFor(digital("Sticker", nzd(50), 9), 1)).isEmpty();
  }

  @Test
  void a_total_above_what_the_store_takes_is_refused() {
    var yacht = digital("Yacht", nzd(40_000_00), 9);
    var yachts = new CheckoutShop(yacht);
    var cart = yachts.aCart(yacht, 2);
    yachts.change(cart, new SetEmail("mere@example.nz"));
    yachts.price(yacht, 60_000_00);

    assertThat(yachts.checkOut(yachts.request(cart)).refusals())
        .containsExactly(new OfCart(new AmountTooLarge()));
  }

  @Test
  void one_cart_cannot_reserve_more_scarce_pieces_than_a_line_may_have() {
    var cup = physical("Cup", nzd(1_00), 60);
    var plate = physical("Plate", nzd(1_00), 60);
    var shop = new CheckoutShop(cup, plate);
    var cart = shop.aCart(cup, 60);
    shop.change(cart, new AddLines(List.of(new LineToAdd(plate.product().id().value(), 60))));

    assertThat(shop.checkOut(shop.request(cart)).refusals())
        .contains(new OfCart(new ReservationTooLarge(120, 99)));
  }

  @Test
  void what_is_gone_since_it_was_added_is_refused_line_by_line() {
    var first = shop.aReadyCart(LAMP, 3);
    var second = shop.aReadyCart(LAMP, 3);
    var third = shop.aReadyCart(LAMP, 2);
    shop.checkedOut(first);

    assertRefused(
        shop.checkOut(shop.request(second)),
        new InsufficientStock(List.of(), LAMP.product().id(), 2));
    shop.checkedOut(third);
    assertRefused(
        shop.checkOut(shop.request(second)), new OutOfStock(List.of(), LAMP.product().id()));
    assertThat(shop.items("ORDER#")).isEqualTo(2);
  }

  private List<CheckoutRefusal> refusalsFor(Offer offer, int quantity) {
    var other = new CheckoutShop(offer);
    var cart = other.aCart(offer, quantity);
    other.change(cart, new SetEmail("mere@example.nz"));
    return other.checkOut(other.request(cart)).refusals();
  }

  private void assertRefused(CheckoutAnswer answer, CartRefusal reason) {
    assertThat(answer.checkout()).isEqualTo(Optional.empty());
    assertThat(answer.cart()).isPresent();
    assertThat(answer.refusals()).containsExactly(new OfCart(reason));
  }

  private void assertNothingPlaced() {
    assertThat(shop.items("ORDER#")).isZero();
    assertThat(shop.stock(LAMP).taken()).isZero();
  }
}
