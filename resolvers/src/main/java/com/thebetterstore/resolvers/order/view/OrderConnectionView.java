package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.ordering.order.history.ListedOrder;
import com.thebetterstore.ordering.order.history.OrderPage;
import com.thebetterstore.resolvers.view.PageInfoView;
import java.util.List;
import java.util.function.Function;

/// GraphQL's `OrderConnection`.
public record OrderConnectionView(List<Edge> edges, PageInfoView pageInfo) {

  /// GraphQL's `OrderEdge`.
  public record Edge(String cursor, OrderView node) {}

  /// A page as the schema shows it.
  ///
  /// @param cursors writes the cursor of a place in this list
  public static OrderConnectionView of(
      OrderPage page, OrderViews views, Function<ListedOrder, String> cursors) {
    var edges =
        page.orders().stream()
            .map(order -> new Edge(cursors.apply(ListedOrder.of(order)), views.view(order)))
            .toList();
    // A list of some statuses may have looked further than its last find.
    var end = page.next().map(cursors).orElse(edges.isEmpty() ? null : edges.getLast().cursor());
    return new OrderConnectionView(edges, new PageInfoView(page.next().isPresent(), end));
  }
}
