package com.thebetterstore.ordering.order.history;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.checkout.CheckoutShop;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.aws.DynamoDbOrdersOfDays;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Everybody's orders, on a real table.
class AllOrdersTest {

  private static final Offer LAMP = physical("Lamp", nzd(45_00), 1_000);
  private static final Optional<ListedOrder> FROM_THE_START = Optional.empty();

  private final CheckoutShop shop = new CheckoutShop(LAMP);
  private final List<LocalDate> queried = new ArrayList<>();
  private final OrdersOfDays stored =
      new DynamoDbOrdersOfDays(shop.table.client(), shop.table.name());
  private final AllOrders all =
      new AllOrders(
          shop.orders,
          (day, from, to, limit, after) -> {
            queried.add(day);
            return stored.newestFirst(day, from, to, limit, after);
          },
          shop.now::get);

  @Test
  void the_staff_see_everybodys_orders_newest_first() {
    var first = buys();
    var second = buys();

    assertThat(page(OrderFilter.NONE).orders()).containsExactly(second, first);
  }

  @Test
  void pages_follow_one_another_over_days_without_gap_or_repetition() {
    var bought = new ArrayList<Order>();
    for (var day = 0; day < 3; day++) {
      IntStream.range(0, 5).forEach(_ -> bought.add(buys()));
      later(Duration.ofDays(2));
    }

    assertThat(everything(OrderFilter.NONE, 2)).isEqualTo(bought.reversed());
  }

  @Test
  void orders_of_the_same_moment_are_all_listed() {
    var together = Stream.generate(this::buysNow).limit(3).toList();

    assertThat(everything(OrderFilter.NONE, 1)).containsExactlyInAnyOrderElementsOf(together);
  }

  @Test
  void a_page_of_a_day_with_orders_is_one_query_however_many_there_are() {
    IntStream.range(0, 7).forEach(_ -> buys());

    assertThat(all.page(OrderFilter.NONE, 3, FROM_THE_START).orders()).hasSize(3);
    assertThat(queried).hasSize(1);
  }

  @Test
  void a_page_gives_up_after_a_month_without_orders_and_the_next_goes_on() {
    var old = buys();
    later(Duration.ofDays(40));

    var first = all.page(OrderFilter.NONE, 3, FROM_THE_START);
    assertThat(first.orders()).isEmpty();
    assertThat(queried).hasSize(AllOrders.MAX_EMPTY_DAYS + 1);
    var second = all.page(OrderFilter.NONE, 3, first.next());
    assertThat(second.orders()).containsExactly(old);
    assertThat(queried).doesNotHaveDuplicates();
  }

  @Test
  void an_order_of_the_first_or_the_last_moment_of_a_day_is_not_left_out() {
    shop.now.set(Instant.parse("2026-05-01T23:59:59.999Z"));
    var last = buysNow();
    shop.now.set(Instant.parse("2026-05-02T00:00:00.000Z"));
    var first = buysNow();
    later(Duration.ofDays(50));

    assertThat(everything(OrderFilter.NONE, 1)).containsExactly(first, last);
  }

  @Test
  void a_list_goes_back_six_months_unless_it_is_asked_for_more() {
    var old = buys();
    later(Duration.ofDays(200));
    var recent = buys();

    assertThat(everything(OrderFilter.NONE, 5)).containsExactly(recent);
    var since = placed(old.placedAt(), null);
    assertThat(everything(since, 5)).containsExactly(recent, old);
    assertThat(page(placed(old.placedAt(), old.placedAt())).orders()).containsExactly(old);
  }

  @Test
  void a_list_that_is_asked_for_upside_down_is_empty() {
    var order = buys();

    assertThat(page(placed(order.placedAt().plusSeconds(1), order.placedAt())).orders()).isEmpty();
  }

  @Test
  void a_list_of_some_statuses_has_orders_as_they_are_now() {
    var cancelled = buys();
    var open = buys();
    new UpdateOrder(shop.orders)
        .apply(
            cancelled.id(),
            new CancelUnpaid(shop.order(cancelled.id()).session(), shop.now.get()),
            CheckoutShop.CAUSE);

    assertThat(page(of(OrderStatus.PENDING_PAYMENT)).orders()).containsExactly(open);
    assertThat(page(of(OrderStatus.CANCELLED)).orders())
        .containsExactly(shop.order(cancelled.id()));
    assertThat(page(of(OrderStatus.DELIVERED)).orders()).isEmpty();
  }

  @Test
  void an_order_from_before_days_were_kept_is_found_by_its_number_alone() {
    var order = buys();
    shop.table
        .client()
        .updateItem(update ->
            update
                .tableName(shop.table.name())
                .key(Map.of("pk", fromS("ORDER#" + order.id().value())))
                .updateExpression("REMOVE placedOn"));

    assertThat(page(OrderFilter.NONE).orders()).isEmpty();
    var byNumber =
        new OrderFilter(Set.of(), Optional.empty(), Optional.empty(), Optional.of(order.number()));
    assertThat(page(byNumber).orders()).containsExactly(order);
  }

  private OrderPage page(OrderFilter filter) {
    return all.page(filter, 10, FROM_THE_START);
  }

  private List<Order> everything(OrderFilter filter, int first) {
    var seen = new ArrayList<Order>();
    var after = FROM_THE_START;
    do {
      var page = all.page(filter, first, after);
      assertThat(page.orders()).hasSizeLessThanOrEqualTo(first);
      seen.addAll(page.orders());
      after = page.next();
    } while (after.isPresent());
    return seen;
  }

  private static OrderFilter of(OrderStatus status) {
    return new OrderFilter(Set.of(status), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static OrderFilter placed(Instant from, @Nullable Instant to) {
    return new OrderFilter(Set.of(), Optional.of(from), Optional.ofNullable(to), Optional.empty());
  }

  private Order buys() {
    later(Duration.ofMinutes(1));
    return buysNow();
  }

  private Order buysNow() {
    return shop.order(shop.checkedOut(shop.aReadyCart(LAMP, 1)));
  }

  private void later(Duration time) {
    shop.now.updateAndGet(now -> now.plus(time));
  }
}
