package com.thebetterstore.resolvers;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.CatalogueFields.ProductBy;
import com.thebetterstore.resolvers.CatalogueFields.Products;
import java.util.Map;

/// `Query.products` and `Query.product`
public final class CatalogueResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CatalogueResolver() {
    this(ShopWiring.ofProcess());
  }

  public CatalogueResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
  }

  private CatalogueResolver(ShopWiring wiring) {
    this(wiring.requests(), wiring.catalogueFields());
  }

  CatalogueResolver(RequestReader requests, CatalogueFields fields) {
    super(
        requests,
        field("Query.products", Products.class, (_, asked) -> fields.products(asked)),
        field("Query.product", ProductBy.class, (_, asked) -> fields.product(asked)));
  }
}
