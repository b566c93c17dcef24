package com.thebetterstore.ordering.reorder;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.cart.CartAnswer;
import com.thebetterstore.ordering.cart.CartLine;
import com.thebetterstore.ordering.cart.CartRefusal.CartLocked;
import com.thebetterstore.ordering.cart.CartRefusal.CartNotFound;
import com.thebetterstore.ordering.cart.CartRefusal.IdempotencyKeyReused;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.CartWarning.MergedInPart;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.cart.customer.CustomerCarts;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.platform.RandomIds;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Buying the same again, on a real table.
class ReorderTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 10);
  private static final Offer RING = physical("Ring", nzd(40_000_00), 10);
  private static final Optional<IdempotencyKey> NO_KEY = Optional.empty();
  private static final Customer MERE = new Customer(new CustomerId("mere"));

  private final CheckoutShop shop = new CheckoutShop(LAMP, RING);
  private final RandomIds ids = new RandomIds();
  private final DynamoDbCartStore store =
      new DynamoDbCartStore(shop.table.client(), shop.table.name(), ids);
  private final CustomerCarts customers =
      new CustomerCarts(
          shop.carts,
          store,
          new DynamoDbCustomerCartStore(shop.table.client(), shop.table.name(), ids),
          shop.now::get,
          ids);
  private final Reorder reorder =
      new Reorder(
          shop.carts,
          customers,
          store,
          new DynamoDbCatalogue(
              shop.table.client(), shop.table.name(), URI.create("https://shop.example")),
          shop.now::get);

  @Test
  void what_was_bought_goes_into_a_guests_new_cart_at_todays_price() {
    var order = buys(2);
    shop.price(LAMP, 40_00);

    var answer = reorder.fill(order, reorder.open(new Guest()), NO_KEY);

    assertThat(answer.refusals()).isEmpty();
    assertThat(lamps(answer)).isEqualTo(2);
    assertThat(answer.cart().orElseThrow().totals().subtotal()).isEqualTo(nzd(80_00));
    assertThat(answer.cart().orElseThrow().warnings()).containsExactly(new CartWarning.Merged());
  }

  @Test
  void a_customers_goes_into_the_open_cart_beside_what_is_there() {
    var order = buys(2);
    reorder.fill(order, reorder.open(MERE), NO_KEY);

    var answer = reorder.fill(order, reorder.open(MERE), NO_KEY);

    assertThat(lamps(answer)).isEqualTo(4);
    assertThat(customers.find(MERE.id()).orElseThrow().answer().cart().orElseThrow().cart())
        .isEqualTo(answer.cart().orElseThrow().cart());
  }

  @Test
  void a_request_that_comes_twice_fills_the_cart_once() {
    var order = buys(2);
    var key = Optional.of(new IdempotencyKey("0123456789abcdef"));
    var cart = reorder.open(MERE);
    reorder.fill(order, cart, key);

    assertThat(lamps(reorder.fill(order, cart, key))).isEqualTo(2);
    assertThat(reorder.fill(buys(1), cart, key).refusals())
        .containsExactly(new IdempotencyKeyReused());
    assertThat(lamps(reorder.fill(order, cart, NO_KEY))).isEqualTo(4);
  }

  @Test
  void a_cart_is_filled_up_to_what_an_order_may_cost() {
    var order = shop.order(shop.checkedOut(shop.aReadyCart(RING, 2)));
    var cart = reorder.open(MERE);
    reorder.fill(order, cart, NO_KEY);

    var answer = reorder.fill(order, cart, NO_KEY);

    assertThat(answer.cart().orElseThrow().totals().subtotal()).isEqualTo(nzd(80_000_00));
    assertThat(answer.cart().orElseThrow().warnings())
        .contains(new MergedInPart(CartLineId.of(RING.product().id()), 4, 2));
  }

  @Test
  void what_cannot_be_had_any_more_is_told_and_left_out() {
    var order = buys(8);

    var answer = reorder.fill(order, reorder.open(new Guest()), NO_KEY);

    assertThat(lamps(answer)).isEqualTo(2);
    assertThat(answer.cart().orElseThrow().warnings())
        .contains(new MergedInPart(CartLineId.of(LAMP.product().id()), 8, 2));
  }

  @Test
  void a_cart_at_checkout_or_of_somebody_else_stays_as_it_is() {
    var order = buys(1);
    var locked = shop.aReadyCart(LAMP, 1);
    var other = shop.checkedOut(locked).order();

    assertThat(reorder.fill(order, locked, NO_KEY).refusals())
        .containsExactly(new CartLocked(other.id()));
    assertThat(reorder.fill(order, CartId.next(ids), NO_KEY).refusals())
        .containsExactly(new CartNotFound());
  }

  private Order buys(int lamps) {
    return shop.order(shop.checkedOut(shop.aReadyCart(LAMP, lamps)));
  }

  private static int lamps(CartAnswer answer) {
    return answer
        .cart()
        .orElseThrow()
        .cart()
        .contents()
        .line(LAMP.product().id())
        .map(CartLine::quantity)
        .orElse(0);
  }
}
