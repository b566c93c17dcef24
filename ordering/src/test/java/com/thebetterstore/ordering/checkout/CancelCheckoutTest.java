package com.thebetterstore.ordering.checkout;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static com.thebetterstore.ordering.checkout.CheckoutShop.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.*;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.platform.log.LogLines;
import java.util.List;
import org.junit.jupiter.api.Test;

class CancelCheckoutTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 5);
  private static final Stock ALL_BACK = new Stock(LAMP.product().sku(), 5, 0);

  private final CheckoutShop shop = new CheckoutShop(LAMP);

  @Test
  void cancelling_closes_the_page_releases_the_stock_and_unlocks_the_cart() {
    var cart = shop.aReadyCart(LAMP, 2);
    var before = shop.cart(cart);
    var checkout = shop.checkedOut(cart);

    var answer = shop.cancel.cancel(checkout.id(), CAUSE);

    assertThat(answer.refusals()).isEmpty();
    assertThat(answer.checkout().orElseThrow().status()).isEqualTo(CheckoutStatus.CANCELLED);
    assertThat(shop.order(checkout).paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(shop.provider.openPages()).isZero();
    assertThat(shop.stock(LAMP)).isEqualTo(ALL_BACK);
    assertThat(shop.cart(cart).cart().state()).isEqualTo(new Active());
    assertThat(shop.cart(cart).cart().lines()).isEqualTo(before.cart().lines());
  }

  @Test
  void cancelling_twice_is_cancelling_once() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.cancel.cancel(checkout.id(), CAUSE);
    var cancelled = shop.order(checkout);

    assertThat(shop.cancel.cancel(checkout.id(), CAUSE).refusals()).isEmpty();
    assertThat(shop.order(checkout)).isEqualTo(cancelled);
  }

  @Test
  void an_order_without_a_page_is_cancelled_without_asking_the_provider() {
    shop.provider.goDown();
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));

    assertThat(shop.cancel.cancel(checkout.id(), CAUSE).refusals()).isEmpty();
    assertThat(shop.stock(LAMP)).isEqualTo(ALL_BACK);
  }

  @Test
  void while_the_provider_is_down_nothing_is_cancelled() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.provider.goDown();

    try (var log = LogLines.listen()) {
      assertThat(shop.cancel.cancel(checkout.id(), CAUSE).refusals())
          .containsExactly(new ProviderUnavailable(true));
      assertThat(log.texts()).containsExactly("WARN payment provider unavailable");
    }
    assertThat(shop.order(checkout).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void a_buyer_who_paid_first_has_bought() {
    var cart = shop.aReadyCart(LAMP, 2);
    var checkout = shop.checkedOut(cart);
    shop.provider.pay(checkout.order());

    var answer = shop.cancel.cancel(checkout.id(), CAUSE);

    assertThat(answer.refusals()).containsExactly(new PaymentAlreadySucceeded());
    assertThat(answer.checkout().orElseThrow().status()).isEqualTo(CheckoutStatus.PAID);
    assertThat(shop.cart(cart).cart().state()).isInstanceOf(Ordered.class);
    assertThat(shop.cancel.cancel(checkout.id(), CAUSE).refusals())
        .containsExactly(new PaymentAlreadySucceeded());
  }

  @Test
  void a_payment_under_way_cannot_be_cancelled() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.provider.process(checkout.order());

    assertThat(shop.cancel.cancel(checkout.id(), CAUSE).refusals())
        .containsExactly(new PaymentAlreadySucceeded());
    assertThat(shop.order(checkout).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void an_order_paid_with_a_wrong_amount_is_held_and_its_checkout_closed() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.provider.pay(checkout.order(), new ReceivedAmount(1, "NZD"));

    assertThat(shop.cancel.cancel(checkout.id(), CAUSE).refusals())
        .containsExactly(new CheckoutClosed());
    assertThat(shop.order(checkout).status()).isEqualTo(OrderStatus.ON_HOLD);
  }

  @Test
  void an_expired_checkout_cannot_be_cancelled() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    var page = (Opened) shop.order(checkout).session();
    shop.provider.expireSession(page.id());
    shop.settle.settle(checkout.order().id(), CAUSE);

    var answer = shop.cancel.cancel(checkout.id(), CAUSE);

    assertThat(answer.refusals()).containsExactly(new CheckoutClosed());
    assertThat(answer.checkout().orElseThrow().status()).isEqualTo(CheckoutStatus.EXPIRED);
    assertThat(shop.stock(LAMP)).isEqualTo(ALL_BACK);
  }

  @Test
  void a_stranger_finds_no_checkout() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    var order = checkout.order().id();
    var wrong = List.of("", "x".repeat(43), checkout.id().token() + "A");

    for (var token : wrong) {
      assertThat(shop.cancel.cancel(new CheckoutId(order, token), CAUSE).refusals())
          .containsExactly(new CheckoutNotFound());
      assertThat(shop.find.find(new CheckoutId(order, token), CAUSE)).isEmpty();
    }
    assertThat(shop.order(checkout).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
  }

  @Test
  void a_checkout_is_found_by_the_id_that_its_owner_writes() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    var id = CheckoutId.parse(checkout.id().text()).orElseThrow();

    assertThat(shop.find.find(id, CAUSE)).contains(checkout);
    assertThat(CheckoutId.parse(checkout.id().text() + "A")).isEmpty();
    assertThat(CheckoutId.parse("chk_.")).isEmpty();
  }

  @Test
  void a_buyer_who_comes_back_sees_the_payment_at_once() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.provider.pay(checkout.order());

    var seen = shop.find.find(checkout.id(), CAUSE).orElseThrow();

    assertThat(seen.status()).isEqualTo(CheckoutStatus.PAID);
    assertThat(seen.paymentPage()).isEmpty();
  }

  @Test
  void a_declined_buyer_sees_the_decline_and_may_try_again() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.provider.decline(checkout.order(), "ch_1");

    var seen = shop.find.find(checkout.id(), CAUSE).orElseThrow();

    assertThat(seen.order().paymentStatus()).isEqualTo(PaymentStatus.FAILED);
    assertThat(seen.paymentPage()).isPresent();
  }

  @Test
  void while_the_provider_is_down_a_checkout_is_shown_without_its_page() {
    var checkout = shop.checkedOut(shop.aReadyCart(LAMP, 2));
    shop.provider.goDown();

    var seen = shop.find.find(checkout.id(), CAUSE).orElseThrow();

    assertThat(seen.status()).isEqualTo(CheckoutStatus.OPEN);
    assertThat(seen.paymentPage()).isEmpty();
  }
}
