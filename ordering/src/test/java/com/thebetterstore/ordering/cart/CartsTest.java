package com.thebetterstore.ordering.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartKey;
import com.thebetterstore.ordering.catalogue.InMemoryCatalogue;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.InMemoryDiscounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CartsTest {

  private static final Offer MUG = physical("Mug", nzd(19_99), 50);
  private static final Offer NOVEL = digital("Novel", nzd(9_99), 50);
  private static final OptionalLong ANY_VERSION = OptionalLong.empty();
  private static final String KEY = "0123456789abcdef";

  private final InMemoryCatalogue catalogue = InMemoryCatalogue.of(MUG, NOVEL);
  private final RacedCartStore store = new RacedCartStore();
  private Instant now = NOON;
  private final InMemoryDiscounts discounts = new InMemoryDiscounts();
  private final Carts carts =
      new Carts(store, catalogue, new DiscountStandings(discounts, () -> now), () -> now, ids());

  @Test
  void a_cart_is_created_with_its_first_lines_and_found_again() {
    var created = carts.create(add("prd_mug", 2));

    assertThat(created.answer().refusals()).isEmpty();
    var found = carts.find(created.id()).orElseThrow();
    assertThat(found).isEqualTo(created.answer().cart().orElseThrow());
    assertThat(found.cart().version()).isEqualTo(1);
    assertThat(found.totals().total()).isEqualTo(nzd(39_98));
  }

  @Test
  void a_cart_whose_lines_are_refused_is_not_created() {
    var created = carts.create(add("prd_cup", 1));

    assertThat(created.answer().cart()).isEmpty();
    assertThat(created.answer().refusals())
        .containsExactly(new ProductUnavailable(List.of("lines", "0", "productId"), "prd_cup"));
    assertThat(carts.find(created.id())).isEmpty();
  }

  @Test
  void a_change_answers_the_cart_as_it_is_then() {
    var id = aCart();

    var answer = carts.change(id, add("prd_novel", 1), ANY_VERSION);

    assertThat(answer.refusals()).isEmpty();
    assertThat(answer.cart()).isEqualTo(carts.find(id));
    assertThat(answer.cart().orElseThrow().lines()).hasSize(2);
  }

  @Test
  void a_refusal_comes_with_the_cart_as_it_stands() {
    var id = aCart();
    var before = carts.find(id);

    var answer = carts.change(id, new Clear(), OptionalLong.of(7));

    assertThat(answer.refusals()).containsExactly(new VersionConflict(1, false));
    assertThat(answer.cart()).isEqualTo(before);
  }

  @Test
  void a_cart_that_is_not_there_cannot_be_changed() {
    var stranger = new CartId(aCart().name(), new CartKey("A".repeat(CartKey.LENGTH)));

    assertThat(carts.change(stranger, new Clear(), ANY_VERSION))
        .isEqualTo(CartAnswer.refused(List.of(new CartNotFound())));
    assertThat(carts.addOnce(stranger, add("prd_mug", 1), ANY_VERSION, KEY))
        .isEqualTo(CartAnswer.refused(List.of(new CartNotFound())));
  }

  @Test
  void a_change_that_lost_a_race_is_decided_again_on_the_newer_cart() {
    var id = aCart();
    store.beforeNextSave(() -> carts.change(id, add("prd_mug", 3), ANY_VERSION));

    var answer = carts.change(id, add("prd_mug", 1), ANY_VERSION);

    assertThat(answer.refusals()).isEmpty();
    assertThat(quantity(id)).isEqualTo(5);
  }

  @Test
  void a_change_of_an_expected_version_that_loses_the_race_is_a_version_conflict() {
    var id = aCart();
    store.beforeNextSave(() -> carts.change(id, add("prd_mug", 3), ANY_VERSION));

    var answer = carts.change(id, add("prd_mug", 1), OptionalLong.of(1));

    assertThat(answer.refusals()).containsExactly(new VersionConflict(2, false));
    assertThat(quantity(id)).isEqualTo(4);
  }

  @Test
  void a_change_that_loses_every_race_gives_up_and_may_be_tried_again() {
    var id = aCart();
    store.beforeEverySave(() -> store.replace(newer(store.find(id, now).orElseThrow())));

    var answer = carts.change(id, new SetEmail("mere@example.com"), ANY_VERSION);

    assertThat(answer.refusals()).containsExactly(new VersionConflict(17, true));
    assertThat(answer.cart().orElseThrow().cart().contents().email()).isEmpty();
  }

  @Test
  void a_cart_that_a_checkout_locks_meanwhile_is_not_changed() {
    var id = aCart();
    store.beforeNextSave(() -> store.replace(locked(store.find(id, now).orElseThrow())));

    var answer = carts.change(id, add("prd_mug", 1), ANY_VERSION);

    assertThat(answer.refusals()).containsExactly(new CartLocked(CartFixtures.ORDER));
    assertThat(quantity(id)).isEqualTo(1);
  }

  @Test
  void lines_are_added_once_for_a_key() {
    var id = aCart();

    for (var i = 0; i < 3; i++) {
      var answer = carts.addOnce(id, add("prd_mug", 2), ANY_VERSION, KEY);
      assertThat(answer.refusals()).isEmpty();
      assertThat(answer.cart().orElseThrow().cart().contents().totalQuantity()).isEqualTo(3);
    }
  }

  @Test
  void a_repeated_request_succeeds_although_it_took_the_last_units() {
    var id = aCart();
    carts.addOnce(id, add("prd_novel", 50), OptionalLong.of(1), KEY);
    catalogue.replace(stocked(0, NOVEL));
    store.replace(locked(store.find(id, now).orElseThrow()));

    var again = carts.addOnce(id, add("prd_novel", 50), OptionalLong.of(1), KEY);

    assertThat(again.refusals()).isEmpty();
    store.replace(active(store.find(id, now).orElseThrow()));
    assertThat(carts.find(id).orElseThrow().cart().contents().totalQuantity()).isEqualTo(51);
  }

  @Test
  void a_key_stands_for_one_set_of_arguments() {
    var id = aCart();
    carts.addOnce(id, add("prd_mug", 2), ANY_VERSION, KEY);

    var answer = carts.addOnce(id, add("prd_mug", 3), ANY_VERSION, KEY);

    assertThat(answer.refusals()).containsExactly(new IdempotencyKeyReused());
    assertThat(quantity(id)).isEqualTo(3);
  }

  @Test
  void a_refused_request_leaves_its_key_free() {
    var id = aCart();
    catalogue.replace(stocked(0, NOVEL));
    assertThat(carts.addOnce(id, add("prd_novel", 1), ANY_VERSION, KEY).refusals())
        .containsExactly(new OutOfStock(List.of("lines", "0", "quantity"), id("Novel")));

    catalogue.replace(NOVEL);
    assertThat(carts.addOnce(id, add("prd_novel", 1), ANY_VERSION, KEY).refusals()).isEmpty();
  }

  @Test
  void the_same_request_that_overtakes_itself_counts_once() {
    var id = aCart();
    store.beforeNextSave(() -> carts.addOnce(id, add("prd_mug", 2), ANY_VERSION, KEY));

    var answer = carts.addOnce(id, add("prd_mug", 2), ANY_VERSION, KEY);

    assertThat(answer.refusals()).isEmpty();
    assertThat(quantity(id)).isEqualTo(3);
  }

  @Test
  void a_repeated_request_is_answered_with_what_the_first_one_added() {
    var id = aCart();
    store.afterNextFind(() -> carts.addOnce(id, add("prd_mug", 2), ANY_VERSION, KEY));

    var answer = carts.addOnce(id, add("prd_mug", 2), ANY_VERSION, KEY);

    assertThat(answer.refusals()).isEmpty();
    assertThat(answer.cart()).isEqualTo(carts.find(id));
    assertThat(quantity(id)).isEqualTo(3);
  }

  @Test
  void an_idempotency_key_has_16_to_100_visible_characters() {
    var id = aCart();
    for (var key :
        List.of("", "short", "x".repeat(101), "0123456789abcde\n", "0123456789 abcdef")) {
      assertThat(carts.addOnce(id, add("prd_mug", 1), ANY_VERSION, key).refusals())
          .singleElement()
          .isInstanceOfSatisfying(
              InvalidInput.class,
              refusal -> assertThat(refusal.field()).containsExactly("idempotencyKey"));
    }
    assertThat(quantity(id)).isEqualTo(1);
  }

  @Test
  void different_arguments_have_different_hashes() {
    var same = new AddLines(List.of(new LineToAdd("a", 1), new LineToAdd("b", 2)));
    var other = new AddLines(List.of(new LineToAdd("a", 12), new LineToAdd("b", 2)));
    var tricky = new AddLines(List.of(new LineToAdd("a1\n1:b", 2)));

    assertThat(same.hash()).isEqualTo(new AddLines(same.lines()).hash());
    assertThat(same.hash()).isNotEqualTo(other.hash());
    assertThat(same.hash()).isNotEqualTo(tricky.hash());
  }

  @Test
  void a_change_restarts_the_lifetime_and_without_one_the_cart_expires() {
    var id = aCart();
    now = NOON.plus(Duration.ofDays(29));
    carts.change(id, add("prd_mug", 1), ANY_VERSION);
    now = NOON.plus(Duration.ofDays(58));
    assertThat(carts.change(id, add("prd_mug", 1), ANY_VERSION).refusals()).isEmpty();

    now = NOON.plus(Duration.ofDays(88));

    assertThat(carts.change(id, add("prd_mug", 1), ANY_VERSION).refusals())
        .containsExactly(new CartClosed());
    assertThat(carts.find(id).orElseThrow().cart().state()).isEqualTo(new CartState.Expired());
  }

  @Test
  void a_full_cart_can_still_be_priced_while_as_much_is_asked_to_be_added() {
    var lines =
        IntStream.range(0, Cart.MAX_LINES)
            .mapToObj(i -> physical("Cup " + i, nzd(1_00), 5))
            .peek(catalogue::enter)
            .map(offer -> new LineToAdd(offer.product().id().value(), 1))
            .toList();
    var id = carts.create(new AddLines(lines)).id();
    var more =
        IntStream.range(Cart.MAX_LINES, 2 * Cart.MAX_LINES)
            .mapToObj(i -> physical("Cup " + i, nzd(1_00), 5))
            .peek(catalogue::enter)
            .map(offer -> new LineToAdd(offer.product().id().value(), 1))
            .toList();

    assertThat(carts.change(id, new AddLines(more), ANY_VERSION).refusals())
        .containsExactly(new CartRefusal.CartTooLarge(List.of("lines")));
  }

  @Test
  void a_product_id_that_cannot_be_one_is_like_an_unknown_one() {
    for (var text : List.of("", " ", "x".repeat(Identifier.MAX_LENGTH + 1))) {
      assertThat(carts.create(add(text, 1)).answer().refusals())
          .containsExactly(new ProductUnavailable(List.of("lines", "0", "productId"), text));
    }
  }

  private CartId aCart() {
    return carts.create(add("prd_mug", 1)).id();
  }

  private int quantity(CartId id) {
    return carts.find(id).orElseThrow().cart().contents().line(id("Mug")).orElseThrow().quantity();
  }

  private static Cart newer(Cart cart) {
    return cart.with(cart.contents(), cart.lifetime().updatedAt());
  }

  private static AddLines add(String productId, int quantity) {
    return new AddLines(List.of(new LineToAdd(productId, quantity)));
  }
}
