package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.ordering.catalogue.CursorCodec;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbNewProducts;
import com.thebetterstore.platform.CachedSecret;
import com.thebetterstore.resolvers.ShopWiring;

/// Puts the functions of the catalogue together.
final class CatalogueWiring {

  private CatalogueWiring() {}

  static CatalogueApi api(ShopWiring shop) {
    var secret =
        CachedSecret.text(shop.secretsManager(), shop.setting("CURSOR_SECRET_ID"), shop.clock());
    return new CatalogueApi(shop.catalogue(), new CursorCodec(secret));
  }

  static SeedCatalogue seedCatalogue(ShopWiring shop) {
    return new SeedCatalogue(new DynamoDbNewProducts(shop.dynamoDb(), shop.table()));
  }
}
