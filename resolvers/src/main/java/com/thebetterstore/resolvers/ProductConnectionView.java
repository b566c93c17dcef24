package com.thebetterstore.resolvers;

import com.thebetterstore.ordering.catalogue.ListPosition;
import com.thebetterstore.ordering.catalogue.ProductPage;
import com.thebetterstore.ordering.catalogue.ProductPage.Listed;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ProductConnection`.
record ProductConnectionView(List<Edge> edges, PageInfo pageInfo) {

  record Edge(String cursor, ProductView node) {}

  record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}

  static ProductConnectionView of(ProductPage page, Function<ListPosition, String> cursors) {
    var edges = page.products().stream().map(listed -> edge(listed, cursors)).toList();
    // A search may have looked further than its last find.
    var end = page.next().map(cursors).orElse(edges.isEmpty() ? null : edges.getLast().cursor());
    return new ProductConnectionView(edges, new PageInfo(page.next().isPresent(), end));
  }

  private static Edge edge(Listed listed, Function<ListPosition, String> cursors) {
    return new Edge(cursors.apply(listed.position()), ProductView.of(listed.offer()));
  }
}
