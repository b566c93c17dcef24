package com.thebetterstore.ordering.order.history;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// Everybody's orders for the staff, newest first, by number, time and status.
public final class AllOrders {

  /// The most orders that a page may have.
  public static final int MAX_PAGE_SIZE = OrderHistory.MAX_PAGE_SIZE;

  /// How many days without an order a page looks beyond; where it gives up, the next goes on.
  static final int MAX_EMPTY_DAYS = 31;

  /// Times are written with three decimals.
  private static final Duration SHORTEST = Duration.ofMillis(1);

  private final OrderStore orders;
  private final OrdersOfDays days;
  private final InstantSource clock;

  public AllOrders(OrderStore orders, OrdersOfDays days, InstantSource clock) {
    this.orders = orders;
    this.days = days;
    this.clock = clock;
  }

  /// A page, which has the orders of one day at most. With a filter on the status, it looks at
  /// [#MAX_PAGE_SIZE] orders at most. The list goes back [OrderHistory#DEFAULT_MONTHS] months
  /// unless the filter says otherwise.
  ///
  /// @param first how many it may have, 1 to [#MAX_PAGE_SIZE]
  public OrderPage page(OrderFilter filter, int first, Optional<ListedOrder> after) {
    if (filter.number().isPresent()) {
      var found = orders.findByNumber(filter.number().get()).filter(filter::accepts);
      return new OrderPage(found.stream().toList(), Optional.empty());
    }
    var now = clock.instant();
    var from = filter.placedFrom().orElseGet(() -> OrderHistory.monthsBefore(now));
    var wanted = filter.placedTo().filter(now::isAfter).orElse(now);
    var to = after.map(ListedOrder::placedAt).filter(wanted::isAfter).orElse(wanted);
    var limit = filter.statuses().isEmpty() ? first : MAX_PAGE_SIZE;
    var oldest = day(from);
    var newest = day(to);
    for (var day = newest; !day.isBefore(oldest); day = day.minusDays(1)) {
      if (day.isBefore(newest.minusDays(MAX_EMPTY_DAYS))) {
        return new OrderPage(List.of(), Optional.of(ListedOrder.before(startOf(day.plusDays(1)))));
      }
      var read = days.newestFirst(day, from, earlier(to, endOf(day)), limit, after);
      if (!read.orders().isEmpty()) {
        return page(read.orders(), filter, first, read.more() || day.isAfter(oldest));
      }
    }
    return new OrderPage(List.of(), Optional.empty());
  }

  private static OrderPage page(List<Order> read, OrderFilter filter, int first, boolean more) {
    var found = read.stream().filter(filter::accepts).toList();
    var shown = found.subList(0, Math.min(first, found.size()));
    if (shown.size() < found.size()) {
      return new OrderPage(shown, Optional.of(ListedOrder.of(shown.getLast())));
    }
    return new OrderPage(
        shown, more ? Optional.of(ListedOrder.of(read.getLast())) : Optional.empty());
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1)).minus(SHORTEST);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
