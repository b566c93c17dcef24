package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.checkout.CheckoutApi.Cancel;
import com.thebetterstore.resolvers.checkout.CheckoutApi.CheckoutById;
import com.thebetterstore.resolvers.checkout.CheckoutApi.Create;
import com.thebetterstore.resolvers.checkout.CheckoutApi.Settings;
import java.util.Map;

/// `Query.storeSettings`, `Query.checkout`, `Mutation.checkoutCreate` and `Mutation.checkoutCancel`
public final class CheckoutResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CheckoutResolver() {
    this(ShopWiring.processEnvironment());
  }

  public CheckoutResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, CheckoutResolver::new);
  }

  private CheckoutResolver(ShopWiring shop) {
    this(shop.requests(), CheckoutWiring.api(shop));
  }

  CheckoutResolver(RequestReader requests, CheckoutApi api) {
    super(
        requests,
        field("Query.storeSettings", Settings.class, (_, _) -> api.settings()),
        field(
            "Query.checkout",
            CheckoutById.class,
            (request, asked) -> api.checkout(asked, request.cause())),
        field(
            "Mutation.checkoutCreate",
            Create.class,
            (request, asked) -> api.create(asked, request)),
        field(
            "Mutation.checkoutCancel",
            Cancel.class,
            (request, asked) -> api.cancel(asked, request.work())));
  }
}
