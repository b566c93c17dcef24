package com.thebetterstore.resolvers.catalogue;

import com.thebetterstore.platform.function.ScheduledHandler;
import com.thebetterstore.resolvers.ShopWiring;
import java.util.Map;

/// Puts the first products into an empty catalogue, and every product where it belongs in the
/// lists. Called by hand, after each deployment of new rules of text; calling it again changes
/// nothing.
public final class CatalogueSeed extends ScheduledHandler {

  /// The constructor that Lambda calls.
  public CatalogueSeed() {
    this(ShopWiring.processEnvironment());
  }

  public CatalogueSeed(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, CatalogueSeed::new);
  }

  private CatalogueSeed(ShopWiring shop) {
    this(CatalogueWiring.seedCatalogue(shop));
  }

  CatalogueSeed(SeedCatalogue catalogue) {
    super(_ -> catalogue.enterAll());
  }
}
