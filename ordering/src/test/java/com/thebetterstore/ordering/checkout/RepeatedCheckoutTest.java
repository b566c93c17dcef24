package com.thebetterstore.ordering.checkout;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static com.thebetterstore.ordering.checkout.CheckoutShop.CAUSE;
import static com.thebetterstore.ordering.checkout.CheckoutShop.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.IdempotencyKeyReused;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.OfCart;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.ProviderUnavailable;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.order.money.PaymentSession;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The same request made again, and requests that the payment provider did not answer.
class RepeatedCheckoutTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 5);

  private final CheckoutShop shop = new CheckoutShop(LAMP);

  @Test
  void the_same_request_again_gives_the_same_answer() {
    var request = shop.request(shop.aReadyCart(LAMP, 2));
    var first = shop.checkOut(request);

    var second = shop.checkOut(request);

    assertThat(second.checkout()).isEqualTo(first.checkout());
    assertThat(second.refusals()).isEmpty();
    assertThat(shop.items("ORDER#")).isEqualTo(1);
    assertThat(shop.provider.pages()).isEqualTo(1);
    assertThat(shop.stock(LAMP).taken()).isEqualTo(2);
  }

  @Test
  void the_same_request_after_a_cancel_gives_the_cancelled_checkout() {
    var request = shop.request(shop.aReadyCart(LAMP, 2));
    var checkout = shop.checkOut(request).checkout().orElseThrow();
    shop.cancel.cancel(checkout.id(), CAUSE);

    var again = shop.checkOut(request).checkout().orElseThrow();

    assertThat(again.order().id()).isEqualTo(checkout.order().id());
    assertThat(again.status()).isEqualTo(CheckoutStatus.CANCELLED);
    assertThat(again.paymentPage()).isEmpty();
  }

  @Test
  void a_cart_can_be_checked_out_again_after_a_cancel() {
    var cart = shop.aReadyCart(LAMP, 5);
    shop.cancel.cancel(shop.checkedOut(cart).id(), CAUSE);
    var next = shop.request(cart);
    var request =
        new CheckoutRequest(
            cart,
            new Guest(),
            next.expectedVersion(),
            next.expectedTotalMinorUnits(),
            new IdempotencyKey("intent-2-0123456789"));

    assertThat(shop.checkOut(request).refusals()).isEmpty();
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP.product().sku(), 0, 5));
  }

  @Test
  void the_same_key_for_another_request_is_refused() {
    var cart = shop.aReadyCart(LAMP, 2);
    var request = shop.request(cart);
    shop.checkOut(request);
    var other = new CheckoutRequest(cart, new Guest(), request.expectedVersion(), 1, KEY);

    assertRefused(shop.checkOut(other), new IdempotencyKeyReused());
  }

  @Test
  void a_key_that_added_lines_to_the_cart_is_refused() {
    var cart = shop.aReadyCart(LAMP, 1);
    var line = new LineToAdd(LAMP.product().id().value(), 1);
    var version = OptionalLong.empty();
    shop.carts.addOnce(cart, new AddLines(List.of(line)), version, KEY.value());

    assertRefused(shop.checkOut(shop.request(cart)), new IdempotencyKeyReused());
    assertThat(shop.items("ORDER#")).isZero();
  }

  @Test
  void while_the_provider_is_down_the_order_stands_and_the_same_request_completes_it() {
    var request = shop.request(shop.aReadyCart(LAMP, 2));
    shop.provider.goDown();

    var down = shop.checkOut(request);

    assertThat(down.refusals()).containsExactly(new ProviderUnavailable(true));
    assertThat(down.checkout().orElseThrow().status()).isEqualTo(CheckoutStatus.OPEN);
    assertThat(down.checkout().orElseThrow().paymentPage()).isEmpty();
    assertThat(shop.stock(LAMP).taken()).isEqualTo(2);

    shop.provider.comeBack();
    var up = shop.checkOut(request);

    assertThat(up.refusals()).isEmpty();
    assertThat(up.checkout().orElseThrow().paymentPage()).isPresent();
    assertThat(up.checkout().orElseThrow().id()).isEqualTo(down.checkout().orElseThrow().id());
    assertThat(shop.items("ORDER#")).isEqualTo(1);
  }

  @Test
  void an_attempt_that_only_repeats_its_failure_is_followed_by_another() {
    shop.provider.spendAttempts(1);

    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 1));

    assertThat(checkout.paymentPage()).isPresent();
    assertThat(shop.order(checkout).session().attempt()).isEqualTo(2);
  }

  @Test
  void a_provider_that_fails_every_attempt_is_not_asked_for_ever() {
    shop.provider.spendAttempts(1_000);

    var answer = shop.checkOut(shop.request(shop.aReadyCart(LAMP, 1)));

    assertThat(answer.refusals()).containsExactly(new ProviderUnavailable(true));
  }

  @Test
  void when_it_is_too_late_to_open_a_page_the_buyer_is_told_not_to_try_again() {
    shop.provider.beTooLate();

    var answer = shop.checkOut(shop.request(shop.aReadyCart(LAMP, 1)));

    assertThat(answer.refusals()).containsExactly(new ProviderUnavailable(false));
    assertThat(shop.order(answer.checkout().orElseThrow()).session())
        .isEqualTo(new PaymentSession.NotOpened(1));
  }

  /// A crash after the page opened and before it was written down.
  @Test
  void a_page_that_was_opened_and_forgotten_is_found_again() {
    var request = shop.request(shop.aReadyCart(LAMP, 1));
    shop.provider.goDown();
    var order = shop.checkOut(request).checkout().orElseThrow().order();
    shop.provider.comeBack();
    shop.provider.openSession(
        order, new Storefront(URI.create("https://x.example"), shop.access).of(order));

    var checkout = shop.checkOut(request).checkout().orElseThrow();

    assertThat(checkout.paymentPage()).isPresent();
    assertThat(shop.provider.pages()).isEqualTo(1);
  }

  private void assertRefused(CheckoutAnswer answer, CartRefusal reason) {
    assertThat(answer.checkout()).isEqualTo(Optional.empty());
    assertThat(answer.cart()).isPresent();
    assertThat(answer.refusals()).containsExactly(new OfCart(reason));
  }
}
