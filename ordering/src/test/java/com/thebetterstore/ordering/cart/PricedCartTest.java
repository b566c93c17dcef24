package com.thebetterstore.ordering.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartRefusal.InsufficientStock;
import com.thebetterstore.ordering.cart.CartRefusal.OutOfStock;
import com.thebetterstore.ordering.cart.CartWarning.*;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import com.thebetterstore.ordering.shipping.ShippingMethodId;
import com.thebetterstore.ordering.shipping.ShippingRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PricedCartTest {

  private static final Offer MUG = physical("Mug", nzd(19_99), 50);
  private static final Offer NOVEL = digital("Novel", nzd(9_99), 50);
  private static final CartLineId MUG_LINE = CartLineId.of(id("Mug"));
  private static final List<String> NO_FIELD = List.of();

  @Test
  void a_cart_costs_what_the_catalogue_says_now() {
    var priced = price(aCartOf(MUG, 2), at(nzd(25_00), MUG));

    assertThat(priced.lines().getFirst().unitPrice()).isEqualTo(nzd(25_00));
    assertThat(priced.lines().getFirst().total()).isEqualTo(nzd(50_00));
    assertThat(priced.totals().total()).isEqualTo(nzd(50_00));
    assertThat(priced.totals().taxTotal()).isEqualTo(nzd(6_52));
  }

  @Test
  void shipping_is_its_own_item_and_standard_is_free_from_100_dollars_on() {
    assertThat(price(ready(aCartOf(MUG, 5)), MUG).totals().shippingTotal()).isEqualTo(nzd(6_90));
    var exactly = physical("Mug", nzd(50_00), 50);
    assertThat(price(ready(aCartOf(exactly, 2)), exactly).totals().shippingTotal())
        .isEqualTo(nzd(0));
  }

  @Test
  void an_all_digital_cart_has_no_shipping_even_when_a_method_was_chosen_before() {
    var priced = price(ready(aCartOf(NOVEL)), NOVEL);

    assertThat(priced.totals().shippingTotal()).isEqualTo(nzd(0));
    assertThat(priced.shippingMethod()).isEmpty();
    assertThat(priced.availableShippingMethods()).isEmpty();
    assertThat(priced.warnings()).isEmpty();
    assertThat(priced.checkoutBlockers()).isEmpty();
  }

  @Test
  void shipping_methods_are_offered_once_there_is_an_address() {
    assertThat(price(aCartOf(MUG), MUG).availableShippingMethods()).isEmpty();
    assertThat(price(ready(aCartOf(MUG)), MUG).availableShippingMethods())
        .extracting(ShippingMethod::id)
        .containsExactly(ShippingRules.STANDARD, ShippingRules.EXPRESS);
  }

  @Test
  void a_ready_cart_has_nothing_against_checkout() {
    var priced = price(ready(aCartOf(MUG, NOVEL)), MUG, NOVEL);

    assertThat(priced.checkoutBlockers()).isEmpty();
    assertThat(priced.warnings()).isEmpty();
  }

  @Test
  void a_changed_price_is_a_warning_and_no_blocker() {
    assertThat(price(ready(aCartOf(MUG)), at(nzd(20_00), MUG)).warnings())
        .containsExactly(new PriceIncreased(MUG_LINE, nzd(19_99), nzd(20_00)));
    var cheaper = price(ready(aCartOf(MUG)), at(nzd(19_98), MUG));
    assertThat(cheaper.warnings())
        .containsExactly(new PriceDecreased(MUG_LINE, nzd(19_99), nzd(19_98)));
    assertThat(cheaper.checkoutBlockers()).isEmpty();
  }

  @Test
  void too_little_stock_is_a_warning_and_a_blocker() {
    var few = price(ready(aCartOf(MUG, 5)), stocked(3, MUG));
    assertThat(few.warnings()).containsExactly(new CartWarning.InsufficientStock(MUG_LINE, 3));
    assertThat(few.checkoutBlockers())
        .containsExactly(new InsufficientStock(NO_FIELD, id("Mug"), 3));
    assertThat(few.lines().getFirst().maxQuantity()).isEqualTo(3);

    var none = price(ready(aCartOf(MUG, 5)), stocked(0, MUG));
    assertThat(none.warnings()).containsExactly(new CartWarning.OutOfStock(MUG_LINE));
    assertThat(none.checkoutBlockers()).containsExactly(new OutOfStock(NO_FIELD, id("Mug")));
  }

  @Test
  void what_is_no_longer_sold_is_a_warning_and_a_blocker() {
    for (var offers : List.of(Map.<ProductId, Offer>of(), catalogueOf(discontinued(MUG)))) {
      var priced = PricedCart.of(ready(aCartOf(MUG)), new Prices(offers, Map.of()));
      assertThat(priced.warnings()).containsExactly(new ProductWithdrawn(MUG_LINE));
      assertThat(priced.checkoutBlockers())
          .containsExactly(new ProductUnavailable(NO_FIELD, "prd_mug"));
      assertThat(priced.lines().getFirst().maxQuantity()).isZero();
      assertThat(priced.totals().subtotal()).isEqualTo(nzd(19_99));
    }
  }

  @Test
  void a_shipping_method_that_left_the_table_is_stale() {
    var cart = ready(aCartOf(MUG));
    var stale = holding(cart.contents().withShippingMethod(new ShippingMethodId("pigeon")), cart);

    assertThat(price(stale, MUG).warnings()).containsExactly(new ShippingMethodStale());
    assertThat(price(stale, MUG).checkoutBlockers())
        .containsExactly(new ShippingMethodInvalid(NO_FIELD));
    assertThat(price(stale, MUG).totals().shippingTotal()).isEqualTo(nzd(0));
  }

  @Test
  void everything_that_is_missing_is_reported_at_once() {
    assertThat(price(aCartOf(MUG), MUG).checkoutBlockers())
        .containsExactly(
            new EmailRequired(), new ShippingAddressRequired(), new ShippingMethodRequired());
    assertThat(price(aCartOf(NOVEL), NOVEL).checkoutBlockers())
        .containsExactly(new EmailRequired());
    assertThat(price(anEmptyCart()).checkoutBlockers()).containsExactly(new CartEmpty());
  }

  @Test
  void a_total_outside_the_limits_blocks() {
    var sticker = digital("Sticker", nzd(49), 500);
    assertThat(price(ready(aCartOf(sticker)), sticker).checkoutBlockers())
        .containsExactly(new AmountBelowMinimum());
    var half = digital("Half", nzd(50), 500);
    assertThat(price(ready(aCartOf(half)), half).checkoutBlockers()).isEmpty();

    var house = digital("House", nzd(100_000_00), 9);
    assertThat(price(ready(aCartOf(house)), house).checkoutBlockers()).isEmpty();
    assertThat(price(ready(aCartOf(house, 2)), house).checkoutBlockers())
        .containsExactly(new AmountTooLarge());
  }

  @Test
  void all_lines_together_hold_no_more_pieces_than_one_line_may() {
    var cups = physical("Cup", nzd(1_00), 60);
    var plates = physical("Plate", nzd(1_00), 99);

    var most = ready(aCartOf(Map.of(cups, 60, plates, 39)));
    assertThat(price(most, cups, plates).checkoutBlockers()).isEmpty();
    var alone = ready(aCartOf(plates, 99));
    assertThat(price(alone, plates).checkoutBlockers()).isEmpty();

    var more = ready(aCartOf(Map.of(cups, 60, plates, 40)));
    assertThat(price(more, cups, plates).checkoutBlockers())
        .containsExactly(new ReservationTooLarge(100, 99));
  }

  @Test
  void what_there_is_plenty_of_may_be_held_without_counting() {
    var cups = physical("Cup", nzd(1_00), 99);
    var course = digital("Course", nzd(1_00), 9_900);
    var cart = ready(aCartOf(Map.of(cups, 99, course, 99)));

    assertThat(price(cart, cups, course).checkoutBlockers()).isEmpty();

    var scarcer = stocked(9_899, course);
    assertThat(price(cart, cups, scarcer).checkoutBlockers())
        .containsExactly(new ReservationTooLarge(198, 99));
  }

  @Test
  void a_cart_at_checkout_has_no_warning_about_the_stock_that_it_reserved() {
    var priced = price(locked(ready(aCartOf(MUG, 5))), stocked(0, MUG));

    assertThat(priced.warnings()).isEmpty();
    assertThat(priced.checkoutBlockers()).containsExactly(new CartLocked(ORDER));
    assertThat(priced.lines().getFirst().maxQuantity()).isEqualTo(5);
  }

  @Test
  void a_closed_cart_cannot_be_checked_out() {
    var cart = ready(aCartOf(MUG));

    assertThat(price(ordered(cart), MUG).checkoutBlockers()).containsExactly(new CartClosed());
    assertThat(price(cart.at(cart.lifetime().expiresAt()), MUG).checkoutBlockers())
        .containsExactly(new CartClosed());
  }

  private static PricedCart price(Cart cart, Offer... offers) {
    return PricedCart.of(cart, new Prices(catalogueOf(offers), Map.of()));
  }
}
