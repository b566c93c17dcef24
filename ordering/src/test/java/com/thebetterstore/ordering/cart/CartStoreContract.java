package com.thebetterstore.ordering.cart;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.digital;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.ordering.cart.CartStore.Request;
import com.thebetterstore.ordering.cart.CartStore.Saved;
import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.cart.identity.CartProof.SignedIn;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.shipping.ShippingRules;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [CartStore] promises. DynamoDB and the in-memory fake both run these tests.
public interface CartStoreContract {

  CartId ID = CartId.next(ids());
  CustomerId MERE = new CustomerId("mere");
  CustomerId HONE = new CustomerId("hone");
  List<CartLine> LINES =
      List.of(
          CartLine.of(physical("Mug", nzd(19_99), 5).product(), 2),
          CartLine.of(digital("Novel", nzd(9_99), 5).product(), 1));
  Cart CART = Cart.start(ID, CartContents.of(LINES), NOON);
  Request REQUEST =
      new Request(new IdempotencyKey("key-of-16-letters"), new ArgumentsHash("abc"), NOON);

  /// An empty store.
  CartStore store();

  @Test
  default void a_cart_is_found_as_it_was_kept() {
    var store = store();
    store.create(CART);

    assertThat(store.find(ID, NOON)).contains(CART);
  }

  @Test
  default void everything_in_a_cart_is_kept() {
    var store = store();
    store.create(CART);
    var full =
        CART.contents()
            .withEmail(EMAIL)
            .withAddress(HOME)
            .withShippingMethod(ShippingRules.EXPRESS)
            .withDiscountCodes(List.of(new DiscountCode("WELCOME10")));
    var second = CART.with(full, NOON.plusMillis(3));

    // So that a new field of a cart is kept, too.
    assertThat(CartContents.class.getRecordComponents())
        .allSatisfy(field ->
            assertThat(field.getAccessor().invoke(full)).isNotIn(List.of(), Optional.empty()));
    assertThat(store.save(second)).isEqualTo(Saved.DONE);
    assertThat(store.find(ID, NOON)).contains(second);
  }

  @Test
  default void a_full_cart_fits() {
    var store = store();
    var lines =
        IntStream.range(0, Cart.MAX_LINES)
            .mapToObj(i -> physical("ā".repeat(100) + i, nzd(1_00), 5))
            .map(offer -> CartLine.of(offer.product(), 99))
            .toList();
    var full = Cart.start(ID, CartContents.of(lines), NOON);
    store.create(full);

    assertThat(store.find(ID, NOON)).contains(full);
  }

  @Test
  default void a_wrong_key_is_like_an_unknown_name() {
    var store = store();
    store.create(CART);
    var wrongKey = new CartId(ID.name(), new CartKey("A".repeat(CartKey.LENGTH)));
    var unknown = new CartId(new CartName("cart_99999999999999999999"), ID.proof());

    assertThat(store.find(wrongKey, NOON)).isEmpty();
    assertThat(store.find(unknown, NOON)).isEmpty();
  }

  @Test
  default void a_customers_cart_answers_to_that_customer_alone() {
    var store = store();
    var own = CartId.next(ids(), MERE);
    var cart = Cart.start(own, CartContents.of(LINES), NOON);
    store.create(cart);

    assertThat(store.find(own, NOON)).contains(cart);
    assertThat(store.find(new CartId(own.name(), new SignedIn(HONE)), NOON)).isEmpty();
    assertThat(store.find(new CartId(own.name(), ID.proof()), NOON)).isEmpty();
  }

  @Test
  default void a_guests_cart_does_not_answer_to_a_customer_without_its_key() {
    var store = store();
    store.create(CART);

    assertThat(store.find(new CartId(ID.name(), new SignedIn(MERE)), NOON)).isEmpty();
  }

  @Test
  default void a_cart_past_its_time_is_seen_as_expired() {
    var store = store();
    store.create(CART);

    assertThat(store.find(ID, CART.lifetime().expiresAt()))
        .contains(CART.at(CART.lifetime().expiresAt()));
  }

  @Test
  default void a_name_is_given_once() {
    var store = store();
    store.create(CART);

    assertThatThrownBy(() -> store.create(CART)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> store.create(Cart.start(ID, CartContents.of(List.of()), NOON)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store.find(ID, NOON)).contains(CART);
  }

  @Test
  default void the_second_of_two_writers_loses() {
    var store = store();
    store.create(CART);
    var one = changed(CART, EMAIL, NOON);
    var other = emptied(CART);

    assertThat(store.save(one)).isEqualTo(Saved.DONE);
    assertThat(store.save(other)).isEqualTo(Saved.LOST_RACE);
    assertThat(store.find(ID, NOON)).contains(one);
  }

  @Test
  default void a_cart_that_is_not_there_is_not_saved() {
    var store = store();

    assertThat(store.save(changed(CART, EMAIL, NOON))).isEqualTo(Saved.LOST_RACE);
    assertThat(store.find(ID, NOON)).isEmpty();
  }

  @Test
  default void a_request_is_done_once() {
    var store = store();
    store.create(CART);
    var changed = changed(CART, EMAIL, NOON);

    assertThat(store.done(ID.name(), REQUEST.key())).isEmpty();
    assertThat(store.saveOnce(changed, REQUEST)).isEqualTo(Saved.DONE);
    assertThat(store.done(ID.name(), REQUEST.key())).contains(REQUEST.arguments());
    assertThat(store.saveOnce(emptied(changed), REQUEST)).isEqualTo(Saved.KEY_USED);
    assertThat(store.find(ID, NOON)).contains(changed);
  }

  @Test
  default void a_request_that_lost_its_race_is_not_done() {
    var store = store();
    store.create(CART);
    store.save(changed(CART, EMAIL, NOON));

    assertThat(store.saveOnce(emptied(CART), REQUEST)).isEqualTo(Saved.LOST_RACE);
    assertThat(store.done(ID.name(), REQUEST.key())).isEmpty();
  }

  @Test
  default void two_carts_may_use_the_same_key() {
    var store = store();
    var ids = ids();
    CartId.next(ids);
    var other = Cart.start(CartId.next(ids), CartContents.of(LINES), NOON);
    store.create(CART);
    store.create(other);

    assertThat(store.saveOnce(changed(CART, EMAIL, NOON), REQUEST)).isEqualTo(Saved.DONE);
    assertThat(store.saveOnce(changed(other, EMAIL, NOON), REQUEST)).isEqualTo(Saved.DONE);
  }

  private static Cart emptied(Cart cart) {
    return cart.with(cart.contents().withLines(List.of()), NOON);
  }
}
