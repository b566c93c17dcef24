package com.thebetterstore.ordering.order.history;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.Buyer.Guest;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.aws.DynamoDbPlacedOrders;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Customers' orders, on a real table.
class OrderHistoryTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 100);
  private static final CustomerId MERE = new CustomerId("mere");
  private static final CustomerId HONE = new CustomerId("hone");
  private static final Optional<ListedOrder> FROM_THE_START = Optional.empty();

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final OrderHistory history =
      new OrderHistory(
          shop.orders,
          new DynamoDbPlacedOrders(shop.table.client(), shop.table.name()),
          shop.now::get);

  @Test
  void a_customer_sees_their_own_orders_newest_first_and_nobody_elses() {
    var first = buys(new Customer(MERE));
    buys(new Customer(HONE));
    buys(new Guest());
    var second = buys(new Customer(MERE));

    assertThat(page(OrderFilter.NONE).orders()).containsExactly(second, first);
  }

  @Test
  void pages_follow_one_another_without_gap_or_repetition() {
    var bought = IntStream.range(0, 5).mapToObj(_ -> buys(new Customer(MERE))).toList().reversed();
    var seen = new ArrayList<Order>();
    var after = FROM_THE_START;
    var pages = 0;
    do {
      var page = history.page(MERE, OrderFilter.NONE, 2, after);
      assertThat(page.orders()).hasSizeLessThanOrEqualTo(2);
      seen.addAll(page.orders());
      after = page.next();
      pages++;
    } while (after.isPresent());

    assertThat(seen).isEqualTo(bought);
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void orders_of_the_same_moment_are_all_listed() {
    var together = Stream.generate(() -> buysNow(new Customer(MERE))).limit(3).toList();

    var first = history.page(MERE, OrderFilter.NONE, 1, FROM_THE_START);
    var rest = history.page(MERE, OrderFilter.NONE, 5, first.next());

    assertThat(Stream.concat(first.orders().stream(), rest.orders().stream()))
        .containsExactlyInAnyOrderElementsOf(together);
  }

  @Test
  void a_list_goes_back_six_months_unless_it_is_asked_for_more() {
    var old = buys(new Customer(MERE));
    later(Duration.ofDays(200));
    var recent = buys(new Customer(MERE));

    assertThat(page(OrderFilter.NONE).orders()).containsExactly(recent);
    assertThat(page(placed(Instant.EPOCH, null)).orders()).containsExactly(recent, old);
  }

  @Test
  void a_list_that_was_left_open_for_months_goes_on_without_a_fault() {
    buys(new Customer(MERE));
    buys(new Customer(MERE));
    var first = history.page(MERE, OrderFilter.NONE, 1, FROM_THE_START);
    later(Duration.ofDays(200));

    assertThat(history.page(MERE, OrderFilter.NONE, 1, first.next()).next()).isEmpty();
  }

  @Test
  void a_list_is_of_the_time_that_is_asked_for_both_ends_included() {
    var first = buys(new Customer(MERE));
    var second = buys(new Customer(MERE));
    buys(new Customer(MERE));

    assertThat(page(placed(first.placedAt(), second.placedAt())).orders())
        .containsExactly(second, first);
    assertThat(page(placed(second.placedAt(), first.placedAt())).orders()).isEmpty();
  }

  @Test
  void a_list_of_some_statuses_leaves_the_others_out() {
    var cancelled = buys(new Customer(MERE));
    new UpdateOrder(shop.orders)
        .apply(
            cancelled.id(),
            new CancelUnpaid(shop.order(cancelled.id()).session(), shop.now.get()),
            CheckoutShop.CAUSE);
    var open = buys(new Customer(MERE));

    assertThat(page(of(OrderStatus.PENDING_PAYMENT)).orders()).containsExactly(open);
    assertThat(page(of(OrderStatus.CANCELLED)).orders())
        .containsExactly(shop.order(cancelled.id()));
    assertThat(page(of(OrderStatus.DELIVERED)).orders()).isEmpty();
  }

  @Test
  void an_order_is_found_by_its_number_however_old_but_only_by_its_customer() {
    var order = buys(new Customer(MERE));
    later(Duration.ofDays(400));
    var byNumber =
        new OrderFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.of(order.number()));

    assertThat(page(byNumber).orders()).containsExactly(order);
    assertThat(history.page(HONE, byNumber, 10, FROM_THE_START).orders()).isEmpty();
  }

  private OrderPage page(OrderFilter filter) {
    return history.page(MERE, filter, 10, FROM_THE_START);
  }

  private static OrderFilter of(OrderStatus status) {
    return new OrderFilter(Set.of(status), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static OrderFilter placed(Instant from, @Nullable Instant to) {
    return new OrderFilter(Set.of(), Optional.of(from), Optional.ofNullable(to), Optional.empty());
  }

  private Order buys(Buyer buyer) {
    later(Duration.ofSeconds(1));
    return buysNow(buyer);
  }

  private Order buysNow(Buyer buyer) {
    var cart = shop.aReadyCart(LAMP, 1);
    var placed = shop.checkOut(shop.request(cart, buyer)).checkout().orElseThrow().order();
    return shop.order(placed.id());
  }

  private void later(Duration time) {
    shop.now.updateAndGet(now -> now.plus(time));
  }
}
