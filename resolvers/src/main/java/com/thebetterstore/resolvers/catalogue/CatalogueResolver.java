package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.catalogue.CatalogueApi.Categories;
import com.thebetterstore.resolvers.catalogue.CatalogueApi.ProductBy;
import com.thebetterstore.resolvers.catalogue.CatalogueApi.Products;
import java.util.Map;

/// `Query.products`, `Query.categories` and `Query.product`
public final class CatalogueResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CatalogueResolver() {
    this(ShopWiring.processEnvironment());
  }

  public CatalogueResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, CatalogueResolver::new);
  }

  private CatalogueResolver(ShopWiring shop) {
    this(shop.requests(), CatalogueWiring.api(shop));
  }

  CatalogueResolver(RequestReader requests, CatalogueApi api) {
    super(
        requests,
        field("Query.products", Products.class, (_, asked) -> api.products(asked)),
        field("Query.categories", Categories.class, (_, _) -> api.categories()),
        field("Query.product", ProductBy.class, (_, asked) -> api.product(asked)));
  }
}
