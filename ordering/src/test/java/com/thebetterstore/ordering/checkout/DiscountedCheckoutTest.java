package com.thebetterstore.ordering.checkout;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.digital;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static com.thebetterstore.ordering.checkout.CheckoutShop.CAUSE;
import static com.thebetterstore.ordering.checkout.CheckoutShop.NOON;
import static com.thebetterstore.ordering.discount.DiscountFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartCommand.SetDiscountCodes;
import com.thebetterstore.ordering.cart.CartCommand.SetEmail;
import com.thebetterstore.ordering.cart.CartRefusal.AmountBelowMinimum;
import com.thebetterstore.ordering.cart.CartRefusal.DiscountNotApplicable;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.OfCart;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.TotalChanged;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.Inapplicable;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.table.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Checkouts of carts with discount codes, on a real table.
class DiscountedCheckoutTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 500);
  private static final Offer NOVEL = digital("Novel", nzd(19_99), 500);

  private final CheckoutShop shop = new CheckoutShop(LAMP, NOVEL);

  @Test
  void an_order_keeps_what_each_code_took_off() {
    var tenth = limited(percentage("TENTH", 1_000), 5);
    var cart = aCart(tenth);

    var order = shop.checkedOut(cart).order();

    assertThat(order.total()).isEqualTo(nzd(81_00 + 6_90));
    assertThat(order.purchase().totals().discountTotal()).isEqualTo(nzd(9_00));
    assertThat(order.purchase().lines().stream().map(OrderLine::discount))
        .containsExactly(nzd(9_00));
    assertThat(order.purchase().discounts())
        .containsExactly(new UsedDiscount(tenth.code(), nzd(9_00), true, Optional.empty()));
    assertThat(uses(tenth)).isEqualTo(1);
    assertThat(shop.cart(cart).totals().total()).as("while it is locked").isEqualTo(order.total());
  }

  @Test
  void a_cart_at_checkout_keeps_the_codes_that_its_order_uses_and_no_others() {
    var tenth = percentage("TENTH", 1_000);
    shop.discounts.enter(withMinimum(amount("LARGE", 5_00), 500_00));
    shop.discounts.enter(tenth);
    var cart = aReadyCart();
    shop.change(cart, new SetDiscountCodes(List.of("LARGE", "TENTH")));

    var answer = shop.checkOut(shop.request(cart));

    var locked = shop.cart(cart);
    assertThat(locked.cart().contents().discountCodes()).containsExactly(tenth.code());
    assertThat(answer.cart().orElseThrow().cart()).isEqualTo(locked.cart());
    assertThat(answer.cart().orElseThrow().totals()).isEqualTo(locked.totals());
    shop.cancel.cancel(answer.checkout().orElseThrow().id(), CAUSE);
    assertThat(shop.cart(cart).cart().contents().discountCodes()).containsExactly(tenth.code());
  }

  @Test
  void a_use_comes_back_with_the_cart_when_the_order_is_not_paid() {
    var once = limitedEach(limited(amount("ONCE", 5_00), 1), 1);
    var cart = aCart(once);
    var checkout = shop.checkedOut(cart);
    assertThat(uses(once)).isEqualTo(1);

    shop.cancel.cancel(checkout.id(), CAUSE);

    assertThat(uses(once)).isZero();
    assertThat(shop.cart(cart).cart().state()).isInstanceOf(Active.class);
    assertThat(shop.cart(cart).totals().discountTotal()).isEqualTo(nzd(5_00));
  }

  @Test
  void a_use_is_spent_once_the_order_is_paid() {
    var once = limitedEach(amount("ONCE", 5_00), 1);
    var order = shop.checkedOut(aCart(once)).order();
    shop.provider.pay(shop.order(order.id()));
    assertThat(shop.settle.settle(order.id(), CAUSE).status()).isEqualTo(OrderStatus.CONFIRMED);

    var again = aReadyCart();
    shop.change(again, new SetDiscountCodes(List.of("ONCE")));

    assertThat(shop.cart(again).discountCodes().getFirst().why())
        .contains(Inapplicable.USED_BEFORE);
    shop.change(again, new SetEmail("hone@example.nz"));
    assertThat(shop.cart(again).discountCodes().getFirst().why()).isEmpty();
  }

  @Test
  void a_code_that_ended_between_review_and_payment_is_refused_by_name_and_changes_nothing() {
    var hour = between(amount("HOUR", 5_00), NOON, NOON.plusSeconds(3_600));
    var cart = aCart(hour);
    var request = shop.request(cart);
    shop.now.set(NOON.plusSeconds(3_600));

    var answer = shop.checkOut(request);

    assertThat(answer.checkout()).isEmpty();
    assertThat(answer.refusals())
        .containsExactly(
            new TotalChanged(),
            new OfCart(new DiscountNotApplicable(hour.code(), Inapplicable.NOT_VALID)));
    assertThat(shop.cart(cart).cart().contents().discountCodes()).containsExactly(hour.code());
    assertThat(shop.items("ORDER#")).isZero();
    assertThat(shop.stock(LAMP).taken()).isZero();
    assertThat(shop.checkOut(shop.request(cart)).refusals()).as("at today's total").isEmpty();
  }

  @Test
  void a_request_that_is_repeated_counts_one_use() {
    var tenth = limited(percentage("TENTH", 1_000), 5);
    var request = shop.request(aCart(tenth));

    var first = shop.checkOut(request).checkout().orElseThrow();
    var second = shop.checkOut(request).checkout().orElseThrow();

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(uses(tenth)).isEqualTo(1);
  }

  @Test
  void of_a_hundred_checkouts_at_once_as_many_get_a_code_as_may() throws Exception {
    var ten = limited(amount("FIRST-TEN", 5_00), 10);
    shop.discounts.enter(ten);
    var carts = new ArrayList<CartId>();
    var requests = new ArrayList<CheckoutRequest>();
    for (var buyer = 0; buyer < 100; buyer++) {
      var cart = aReadyCart();
      shop.change(cart, new SetDiscountCodes(List.of("FIRST-TEN")));
      carts.add(cart);
      requests.add(shop.request(cart));
    }

    var answers = atOnce(requests);

    assertThat(answers).filteredOn(answer -> answer.checkout().isPresent()).hasSize(10);
    assertThat(answers)
        .filteredOn(answer -> answer.checkout().isEmpty())
        .hasSize(90)
        .allMatch(answer ->
            answer
                .refusals()
                .equals(
                    List.of(
                        new TotalChanged(),
                        new OfCart(new DiscountNotApplicable(ten.code(), Inapplicable.USED_UP)))));
    assertThat(uses(ten)).isEqualTo(10);
    assertThat(shop.items("ORDER#")).isEqualTo(10);
    assertThat(carts.stream().map(shop::cart).filter(cart -> cart.cart().state() instanceof Active))
        .hasSize(90)
        .allSatisfy(cart -> {
          assertThat(cart.cart().contents().discountCodes()).containsExactly(ten.code());
          assertThat(cart.discountCodes().getFirst().why()).contains(Inapplicable.USED_UP);
        });
  }

  @Test
  void one_buyer_with_many_carts_gets_a_code_as_often_as_one_buyer_may() throws Exception {
    var twice = limitedEach(amount("TWICE", 5_00), 2);
    shop.discounts.enter(twice);
    var requests = new ArrayList<CheckoutRequest>();
    for (var device = 0; device < 12; device++) {
      var cart = aReadyCart();
      shop.change(cart, new SetDiscountCodes(List.of("TWICE")));
      requests.add(shop.request(cart));
    }

    var answers = atOnce(requests);

    assertThat(answers).filteredOn(answer -> answer.checkout().isPresent()).hasSize(2);
    var guest = DiscountUser.of(new EmailAddress("mere@example.nz"));
    assertThat(Row.of(shop.table.item("DISCOUNT_USE#TWICE#" + guest.value())).count("used"))
        .isEqualTo(2);
  }

  @Test
  void the_largest_cart_with_the_most_codes_is_one_transaction() {
    var products =
        IntStream.range(0, Cart.MAX_LINES)
            .mapToObj(i -> digital("Song " + i, nzd(1_99), 500))
            .toArray(Offer[]::new);
    var large = new CheckoutShop(products);
    var codes = List.of("ONE", "TWO", "THREE");
    codes.forEach(code -> large.discounts.enter(limitedEach(limited(amount(code, 1_00), 9), 9)));
    var lines =
        Arrays.stream(products)
            .map(offer -> new LineToAdd(offer.product().id().value(), 1))
            .toList();
    var cart = large.carts.create(new AddLines(lines)).id();
    large.change(cart, new SetEmail("mere@example.nz"));
    large.change(cart, new SetDiscountCodes(codes));

    var checkout = large.checkedOut(cart);
    assertThat(checkout.order().total()).isEqualTo(nzd(Cart.MAX_LINES * 1_99 - 3_00));
    assertThat(large.cancel.cancel(checkout.id(), CAUSE).refusals()).isEmpty();
    assertThat(Row.of(large.table.item("DISCOUNT#THREE")).count("used")).isZero();
  }

  @Test
  void an_order_that_costs_nothing_is_paid_at_once_and_the_provider_never_hears_of_it() {
    var gift = limited(amount("GIFT", 100_00), 1);
    shop.discounts.enter(gift);
    var cart = shop.aCart(NOVEL, 1);
    shop.change(cart, new SetEmail("mere@example.nz"));
    shop.change(cart, new SetDiscountCodes(List.of("GIFT")));

    var answer = shop.checkOut(shop.request(cart));
    var checkout = answer.checkout().orElseThrow();

    assertThat(answer.refusals()).isEmpty();
    assertThat(checkout.status()).isEqualTo(CheckoutStatus.PAID);
    assertThat(checkout.paymentPage()).isEmpty();
    assertThat(checkout.order().total()).isEqualTo(nzd(0));
    assertThat(checkout.order().paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(shop.provider.pages()).isZero();
    assertThat(uses(gift)).isEqualTo(1);
    assertThat(shop.stock(NOVEL).taken()).isEqualTo(1);
  }

  @Test
  void a_total_that_is_too_small_for_the_provider_is_refused() {
    shop.discounts.enter(amount("NEARLY", 19_98));
    var cart = shop.aCart(NOVEL, 1);
    shop.change(cart, new SetEmail("mere@example.nz"));
    shop.change(cart, new SetDiscountCodes(List.of("NEARLY")));

    assertThat(shop.checkOut(shop.request(cart)).refusals())
        .containsExactly(new OfCart(new AmountBelowMinimum()));
  }

  private CartId aCart(Discount discount) {
    shop.discounts.enter(discount);
    var cart = aReadyCart();
    shop.change(cart, new SetDiscountCodes(List.of(discount.code().value())));
    return cart;
  }

  private CartId aReadyCart() {
    return shop.aReadyCart(LAMP, 2);
  }

  private int uses(Discount discount) {
    return Row.of(shop.table.item("DISCOUNT#" + discount.code().value())).count("used");
  }

  private List<CheckoutAnswer> atOnce(List<CheckoutRequest> requests) throws Exception {
    try (var threads = Executors.newFixedThreadPool(requests.size())) {
      var tasks =
          requests.stream()
              .<Callable<CheckoutAnswer>>map(request -> () -> shop.checkOut(request))
              .toList();
      var answers = new ArrayList<CheckoutAnswer>();
      for (Future<CheckoutAnswer> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
