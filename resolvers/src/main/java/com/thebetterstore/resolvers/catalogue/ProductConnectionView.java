package com.thebetterstore.resolvers.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ProductConnection`.
record ProductConnectionView(List<Edge> edges, PageInfo pageInfo) {

  record Edge(String cursor, ProductView node) {}

  record PageInfo(boolean hasNextPage, @Nullable String endCursor) {}
}
