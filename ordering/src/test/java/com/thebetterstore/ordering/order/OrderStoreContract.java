package com.thebetterstore.ordering.order;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.identity.IdempotencyKey;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.checkout.CheckoutStore;
import com.thebetterstore.ordering.checkout.CheckoutStore.Earlier;
import com.thebetterstore.ordering.checkout.CheckoutStore.KeyUsed;
import com.thebetterstore.ordering.checkout.CheckoutStore.NumberTaken;
import com.thebetterstore.ordering.checkout.CheckoutStore.Outdated;
import com.thebetterstore.ordering.checkout.CheckoutStore.Placed;
import com.thebetterstore.ordering.checkout.CheckoutStore.Request;
import com.thebetterstore.ordering.checkout.CheckoutStore.SoldOut;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.DiscountUser;
import com.thebetterstore.ordering.discount.Discounts;
import com.thebetterstore.ordering.discount.Discounts.Counted;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.OrderCommand.RecordSession;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.lifecycle.DeadlineRules;
import com.thebetterstore.ordering.order.lifecycle.OrderLifecycle;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every [OrderStore], with the [CheckoutStore] beside it, promises. DynamoDB and the
/// in-memory fake both run these tests.
public interface OrderStoreContract {

  Cause CAUSE = new Cause(new CorrelationId("cor_1"), "req_1", null);
  Request REQUEST = new Request(new IdempotencyKey("0123456789abcdef"), "version=3 total=9690");

  /// A store with five lamps, five novels, a discount, and an active cart [OrderFixtures#CART] of
  /// version 3.
  World world();

  /// The ports, and what a test must see beside them.
  interface World {

    OrderStore orders();

    CheckoutStore checkouts();

    Stock stock(Sku sku);

    /// With [OrderFixtures#TENTH], unused.
    Discounts discounts();

    /// `ACTIVE`, `LOCKED` or `ORDERED`; `NONE` when it is gone.
    String cartState();

    void removeCart();

    /// An active cart [OrderFixtures#CART] of this version, whatever was there.
    void putCart(long version);

    /// The detail types of everything published so far.
    List<String> published();

    default Accepted place(Purchase purchase) {
      var placed = OrderLifecycle.place(placementOf(purchase));
      assertThat(checkouts().place(placed, 3, REQUEST, CAUSE)).isEqualTo(new Placed());
      return placed;
    }
  }

  @Test
  default void a_placed_order_is_found_as_it_was_placed() {
    var world = world();
    var order = world.place(discounted()).order();

    // So that a new field of a purchase is kept, too.
    assertThat(Purchase.class.getRecordComponents())
        .allSatisfy(field ->
            assertThat(field.getAccessor().invoke(order.purchase()))
                .isNotIn(List.of(), Optional.empty()));
    assertThat(world.orders().find(ORDER)).contains(order);
    assertThat(world.orders().findByNumber(order.number())).contains(order);
    assertThat(world.orders().find(new OrderId("ord_other"))).isEmpty();
    assertThat(world.orders().findByNumber(new OrderNumber("TBS-0000-0000"))).isEmpty();
  }

  @Test
  default void a_placed_order_can_be_followed_by_its_watch_key_alone() {
    var world = world();
    var order = world.place(lampAndNovel()).order();

    assertThat(world.orders().findByWatchKey(order.watchKey())).contains(ORDER);
    assertThat(world.orders().findByWatchKey(new WatchKey("watch_other"))).isEmpty();
    assertThat(world.orders().findByWatchKey(new WatchKey(order.number().value()))).isEmpty();
    assertThat(world.orders().findByWatchKey(new WatchKey(ORDER.value()))).isEmpty();
  }

  @Test
  default void placing_reserves_stock_locks_the_cart_and_publishes_events() {
    var world = world();
    world.place(lampAndNovel());

    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 4, 1));
    assertThat(world.stock(NOVEL)).isEqualTo(new Stock(NOVEL, 4, 1));
    assertThat(world.cartState()).isEqualTo("LOCKED");
    assertThat(world.published()).containsExactlyInAnyOrder("OrderPlaced", "OrderStatusChanged");
    assertThat(world.checkouts().earlier(OrderFixtures.CART, REQUEST.key()))
        .contains(new Earlier(REQUEST.arguments(), Optional.of(ORDER)));
  }

  @Test
  default void uses_of_discounts_are_counted_with_the_order_and_given_back_if_it_is_not_paid() {
    var world = world();
    var order = open(world, world.place(discounted()).order());
    assertThat(counted(world)).isEqualTo(new Counted(OrderFixtures.TENTH, 1, 1));

    world.orders().save(accepted(order, new CancelUnpaid(PAGE, NOON)), CAUSE);
    assertThat(counted(world)).isEqualTo(new Counted(OrderFixtures.TENTH, 0, 0));
  }

  @Test
  default void uses_of_discounts_are_spent_once_the_order_is_paid() {
    var world = world();
    var paid = pay(world, open(world, world.place(discounted()).order()));
    var cancel = OrderFixtures.rejection("None left.");
    world.orders().save(accepted(paid, cancel), CAUSE);

    assertThat(counted(world)).isEqualTo(new Counted(OrderFixtures.TENTH, 1, 1));
  }

  @Test
  default void a_discount_is_used_no_more_often_than_a_buyer_may() {
    var world = world();
    pay(world, open(world, world.place(discounted()).order()));
    var again = OrderLifecycle.place(other(discounted(), "ord_2", "TBS-2222-2222"));
    var request = new Request(new IdempotencyKey("fedcba9876543210"), "other");
    world.putCart(7);

    assertThat(world.checkouts().place(again, 7, request, CAUSE)).isEqualTo(new Outdated());
    assertThat(world.orders().find(new OrderId("ord_2"))).isEmpty();
    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 4, 1));
    assertThat(counted(world)).isEqualTo(new Counted(OrderFixtures.TENTH, 1, 1));
  }

  private static Counted counted(World world) {
    return world
        .discounts()
        .find(
            List.of(OrderFixtures.TENTH.code()),
            Optional.of(DiscountUser.of(OrderFixtures.CUSTOMER)))
        .values()
        .iterator()
        .next();
  }

  @Test
  default void several_lines_of_one_sku_are_reserved_together() {
    var world = world();
    var line = lamps().lines().getFirst();
    var other =
        new OrderLine(
            "line_2",
            line.productId(),
            line.sku(),
            line.name(),
            line.type(),
            line.quantity(),
            line.unitPrice(),
            line.discount(),
            line.total(),
            line.tax());

    world.place(OrderFixtures.purchase(line, other));

    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 1, 4));
  }

  @Test
  default void without_enough_stock_nothing_at_all_is_written() {
    var world = world();
    var tooMany =
        OrderFixtures.purchase(
            lampAndNovel().lines().get(1),
            OrderFixtures.line(1, LAMP, "Desk lamp", ProductType.PHYSICAL, 6, nzd(1)));
    var placed = OrderLifecycle.place(placementOf(tooMany));

    assertThat(world.checkouts().place(placed, 3, REQUEST, CAUSE))
        .isEqualTo(new SoldOut(List.of(new Stock(LAMP, 5, 0))));
    assertNothingHappened(world);
  }

  @Test
  default void a_cart_that_changed_is_not_ordered() {
    var world = world();
    var placed = OrderLifecycle.place(placementOf(lamps()));

    assertThat(world.checkouts().place(placed, 2, REQUEST, CAUSE)).isEqualTo(new Outdated());
    assertNothingHappened(world);
  }

  @Test
  default void an_order_gets_another_owner_if_it_is_as_it_was_read() {
    var world = world();
    var read = world.place(lamps()).order();
    var owned = read.ownedBy(new CustomerId("hone"));
    world.orders().saveOwner(owned);

    assertThat(world.orders().find(ORDER)).contains(owned);
    assertThatThrownBy(() -> world.orders().saveOwner(owned)).isInstanceOf(StaleWrite.class);
  }

  @Test
  default void what_was_given_out_of_an_order_leads_nowhere_once_it_is_reissued() {
    var world = world();
    var read = world.place(lamps()).order();
    var reissued = read.reissued(new WatchKey("watch_new"));
    world.orders().saveReissued(reissued, read);

    assertThat(world.orders().find(ORDER)).contains(reissued);
    assertThat(world.orders().findByWatchKey(read.watchKey())).isEmpty();
    assertThat(world.orders().findByWatchKey(reissued.watchKey())).contains(ORDER);
    assertThatThrownBy(() -> world.orders().saveReissued(reissued, read))
        .isInstanceOf(StaleWrite.class);
  }

  @Test
  default void an_order_whose_buyer_is_erased_is_kept_without_and_the_others_are_told() {
    var world = world();
    var paid = pay(world, open(world, world.place(lampAndNovel()).order()));
    var erased = paid.erased(new WatchKey("watch_new"));
    var event = new BuyerErased(ORDER, paid.number(), NOON);
    world.orders().saveErased(erased, paid, event, CAUSE);

    assertThat(world.orders().find(ORDER)).contains(erased);
    assertThat(world.orders().findByWatchKey(paid.watchKey())).isEmpty();
    assertThat(world.orders().findByWatchKey(erased.watchKey())).contains(ORDER);
    assertThat(world.cartState()).isEqualTo("NONE");
    assertThat(world.published()).contains("BuyerErased");
    assertThatThrownBy(() -> world.orders().saveErased(erased, paid, event, CAUSE))
        .isInstanceOf(StaleWrite.class);
  }

  @Test
  default void the_cart_of_an_order_that_was_never_paid_stays() {
    var world = world();
    var order = open(world, world.place(lampAndNovel()).order());
    world.orders().save(accepted(order, new CancelUnpaid(PAGE, NOON)), CAUSE);
    var read = world.orders().find(ORDER).orElseThrow();
    world
        .orders()
        .saveErased(
            read.erased(new WatchKey("watch_new")),
            read,
            new BuyerErased(ORDER, read.number(), NOON),
            CAUSE);

    assertThat(world.cartState()).isEqualTo("ACTIVE");
  }

  @Test
  default void a_request_is_done_once() {
    var world = world();
    world.place(lamps());
    var again = OrderLifecycle.place(other(lamps(), "ord_2", "TBS-2222-2222"));

    assertThat(world.checkouts().place(again, 3, REQUEST, CAUSE)).isEqualTo(new KeyUsed());
    assertThat(world.orders().find(new OrderId("ord_2"))).isEmpty();
  }

  @Test
  default void two_orders_never_share_a_number() {
    var world = world();
    var number = world.place(lamps()).order().number().value();
    var cancelled = accepted(world.orders().find(ORDER).orElseThrow(), cancelWithoutPage());
    world.orders().save(cancelled, CAUSE);
    var again = OrderLifecycle.place(other(lamps(), "ord_2", number));
    var request = new Request(new IdempotencyKey("fedcba9876543210"), "other");

    assertThat(world.checkouts().place(again, 5, request, CAUSE)).isEqualTo(new NumberTaken());
  }

  @Test
  default void payment_closes_the_cart_and_leaves_the_stock_that_the_order_has() {
    var world = world();
    var order = open(world, world.place(lampAndNovel()).order());
    var before = world.stock(LAMP);
    var paid = pay(world, order);

    assertThat(world.orders().find(ORDER)).contains(paid);
    assertThat(world.stock(LAMP)).isEqualTo(before).isEqualTo(new Stock(LAMP, 4, 1));
    assertThat(world.cartState()).isEqualTo("ORDERED");
    assertThat(world.published()).contains("OrderConfirmed", "FulfilmentRequested");
  }

  @Test
  default void cancelling_releases_the_stock_and_unlocks_the_cart() {
    var world = world();
    var order = open(world, world.place(lampAndNovel()).order());
    world.orders().save(accepted(order, new CancelUnpaid(PAGE, NOON)), CAUSE);

    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 5, 0));
    assertThat(world.cartState()).isEqualTo("ACTIVE");
  }

  @Test
  default void the_second_of_two_writers_loses_and_writes_nothing() {
    var world = world();
    var order = open(world, world.place(lamps()).order());
    var cancel = accepted(order, new CancelUnpaid(PAGE, NOON));
    var pay = accepted(order, new RecordPayment(payment(PAYMENT, order.total()), false, NOON));
    world.orders().save(pay, CAUSE);

    assertThatThrownBy(() -> world.orders().save(cancel, CAUSE)).isInstanceOf(StaleWrite.class);
    assertThat(world.orders().find(ORDER)).contains(pay.order());
    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 3, 2));
    assertThat(world.published()).doesNotContain("OrderCancelled");
  }

  /// A cart can be swept away while its checkout is open.
  @Test
  default void an_order_goes_on_without_its_cart() {
    var world = world();
    var order = open(world, world.place(lamps()).order());
    world.removeCart();

    assertThat(pay(world, order).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 3, 2));
    assertThat(world.published()).contains("OrderConfirmed");
  }

  @Test
  default void an_unpaid_order_is_due_when_its_time_to_pay_has_run_out() {
    var world = world();
    var order = world.place(lamps()).order();

    assertThat(world.orders().due(order.payBy())).isEmpty();
    assertThat(world.orders().due(order.payBy().plusSeconds(1))).containsExactly(ORDER);
    pay(world, open(world, order));
    assertThat(world.orders().due(order.payBy().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  default void a_postponed_order_is_due_when_its_new_time_has_come_and_is_otherwise_the_same() {
    var world = world();
    var order = world.place(lamps()).order();
    var later = order.payBy().plus(Duration.ofHours(1));

    world.orders().postpone(order, later);

    assertThat(world.orders().due(later)).isEmpty();
    assertThat(world.orders().due(later.plusSeconds(1))).containsExactly(ORDER);
    assertThat(world.orders().find(ORDER)).contains(order);
    assertThat(world.published()).containsExactlyInAnyOrder("OrderPlaced", "OrderStatusChanged");
  }

  @Test
  default void an_order_that_has_changed_since_it_was_read_is_not_postponed() {
    var world = world();
    var read = world.place(lamps()).order();
    open(world, read);

    world.orders().postpone(read, read.payBy().plus(Duration.ofHours(1)));

    assertThat(world.orders().due(read.payBy().plusSeconds(1))).containsExactly(ORDER);
  }

  @Test
  default void a_change_of_a_postponed_order_sets_its_deadline_anew() {
    var world = world();
    var order = world.place(lamps()).order();
    world.orders().postpone(order, order.payBy().plus(Duration.ofHours(1)));

    var open = open(world, order);

    assertThat(world.orders().due(order.payBy().plusSeconds(1))).containsExactly(ORDER);
    world.orders().postpone(open, order.payBy().plus(Duration.ofHours(1)));
    pay(world, open);
    assertThat(world.orders().due(order.payBy().plus(Duration.ofDays(1)))).isEmpty();
  }

  @Test
  default void a_refund_is_due_when_it_should_have_been_confirmed() {
    var world = world();
    var open = open(world, world.place(lamps()).order());
    var held = accepted(open, new RecordPayment(payment(PAYMENT, nzd(1)), false, NOON));
    world.orders().save(held, CAUSE);
    var patience = NOON.plus(DeadlineRules.REFUND_PATIENCE);

    assertThat(world.orders().due(patience)).isEmpty();
    assertThat(world.orders().due(patience.plusSeconds(1))).containsExactly(ORDER);
    var back = accepted(held.order(), refundOf(held.order().money().due().getFirst()));
    world.orders().save(back, CAUSE);
    assertThat(world.orders().due(patience.plus(Duration.ofDays(1)))).isEmpty();
  }

  private static void assertNothingHappened(World world) {
    assertThat(world.orders().find(ORDER)).isEmpty();
    assertThat(world.stock(LAMP)).isEqualTo(new Stock(LAMP, 5, 0));
    assertThat(world.stock(NOVEL)).isEqualTo(new Stock(NOVEL, 5, 0));
    assertThat(world.cartState()).isEqualTo("ACTIVE");
    assertThat(world.published()).isEmpty();
    assertThat(world.checkouts().earlier(OrderFixtures.CART, REQUEST.key())).isEmpty();
  }

  private static Placement other(Purchase purchase, String id, String number) {
    var like = placementOf(purchase);
    return new Placement(
        new OrderId(id),
        new OrderNumber(number),
        like.watchKey(),
        like.buyer(),
        purchase,
        like.cart(),
        like.correlationId(),
        like.placedAt());
  }

  private static CancelUnpaid cancelWithoutPage() {
    return new CancelUnpaid(new PaymentSession.NotOpened(1), NOON);
  }

  private static Order open(World world, Order order) {
    var open = accepted(order, new RecordSession(1, SESSION, NOON));
    world.orders().save(open, CAUSE);
    return open.order();
  }

  private static Order pay(World world, Order order) {
    var paid = accepted(order, new RecordPayment(payment(PAYMENT, order.total()), false, NOON));
    world.orders().save(paid, CAUSE);
    return paid.order();
  }
}
