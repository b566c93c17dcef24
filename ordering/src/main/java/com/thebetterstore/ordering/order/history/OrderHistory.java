package com.thebetterstore.ordering.order.history;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.OrderStore;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// A customer's own orders, newest first.
public final class OrderHistory {

  /// The most orders that a page may have.
  public static final int MAX_PAGE_SIZE = 100;

  /// How far back a list goes that says nothing else.
  public static final int DEFAULT_MONTHS = 6;

  /// Where the store's months are.
  private static final ZoneId HOME = ZoneId.of("Pacific/Auckland");

  private final OrderStore orders;
  private final PlacedOrders placed;
  private final InstantSource clock;

  public OrderHistory(OrderStore orders, PlacedOrders placed, InstantSource clock) {
    this.orders = orders;
    this.placed = placed;
    this.clock = clock;
  }

  /// A page. With a filter on the status, it looks at [#MAX_PAGE_SIZE] orders at most.
  ///
  /// @param first how many it may have, 1 to [#MAX_PAGE_SIZE]
  public OrderPage page(
      CustomerId customer, OrderFilter filter, int first, Optional<ListedOrder> after) {
    if (filter.number().isPresent()) {
      return only(customer, filter, filter.number().get());
    }
    var from = from(filter, after);
    var to = filter.placedTo().orElse(clock.instant());
    if (to.isBefore(from)) {
      return new OrderPage(List.of(), Optional.empty());
    }
    var limit = filter.statuses().isEmpty() ? first : MAX_PAGE_SIZE;
    var read = placed.newestFirst(customer, from, to, limit, after);
    var found = read.orders().stream().filter(filter::accepts).toList();
    var shown = found.subList(0, Math.min(first, found.size()));
    var last = shown.size() < found.size() ? shown.getLast() : null;
    if (last == null && read.more() && !read.orders().isEmpty()) {
      last = read.orders().getLast();
    }
    return new OrderPage(shown, Optional.ofNullable(last).map(ListedOrder::of));
  }

  private OrderPage only(CustomerId customer, OrderFilter filter, OrderNumber number) {
    var found =
        orders
            .findByNumber(number)
            .filter(order -> order.belongsTo(new Customer(customer)))
            .filter(filter::accepts);
    return new OrderPage(found.stream().toList(), Optional.empty());
  }

  /// Months ago is later for every page: no later than where the last page ended.
  private Instant from(OrderFilter filter, Optional<ListedOrder> after) {
    var from = filter.placedFrom().orElseGet(this::someMonthsAgo);
    return after.map(ListedOrder::placedAt).filter(from::isAfter).orElse(from);
  }

  private Instant someMonthsAgo() {
    return monthsBefore(clock.instant());
  }

  /// Where a list begins that says nothing else.
  static Instant monthsBefore(Instant now) {
    return now.atZone(HOME).minusMonths(DEFAULT_MONTHS).toInstant();
  }
}
