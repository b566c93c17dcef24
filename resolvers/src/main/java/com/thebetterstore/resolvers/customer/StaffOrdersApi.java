package com.thebetterstore.resolvers.customer;

import com.thebetterstore.ordering.order.history.AllOrders;
import com.thebetterstore.ordering.order.history.OrderFilter;
import com.thebetterstore.resolvers.customer.CustomerApi.Orders;
import com.thebetterstore.resolvers.order.OrderCursors;
import com.thebetterstore.resolvers.order.view.OrderConnectionView;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.Objects;
import java.util.Optional;
import store.InvalidArgument;
import store.InvalidCursor;

/// The schema's list of everybody's orders, which is open to staff alone.
final class StaffOrdersApi {

  private static final int DEFAULT_PAGE_SIZE = 50;

  private final AllOrders orders;
  private final OrderCursors cursors;
  private final OrderViews views;

  StaffOrdersApi(AllOrders orders, OrderCursors cursors, OrderViews views) {
    this.orders = orders;
    this.cursors = cursors;
    this.views = views;
  }

  OrderConnectionView orders(Orders asked) {
    var filter = asked.filter() == null ? OrderFilter.NONE : asked.filter().filter();
    var first = Objects.requireNonNullElse(asked.first(), DEFAULT_PAGE_SIZE);
    if (first < 1 || first > AllOrders.MAX_PAGE_SIZE) {
      throw new InvalidArgument("first", "must be 1 to " + AllOrders.MAX_PAGE_SIZE);
    }
    var list = "orders of all " + filter.described() + ";";
    var after =
        Optional.ofNullable(asked.after())
            .map(cursor -> cursors.place(list, cursor).orElseThrow(InvalidCursor::new));
    return OrderConnectionView.of(
        orders.page(filter, first, after), views, place -> cursors.cursor(list, place));
  }
}
