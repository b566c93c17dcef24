package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.resolvers.view.PageInfoView;
import java.util.List;

/// GraphQL's `ProductConnection`.
record ProductConnectionView(List<Edge> edges, PageInfoView pageInfo) {

  record Edge(String cursor, ProductView node) {}
}
