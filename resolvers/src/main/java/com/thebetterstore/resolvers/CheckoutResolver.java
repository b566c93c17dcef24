package com.thebetterstore.resolvers;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.CheckoutFields.Cancel;
import com.thebetterstore.resolvers.CheckoutFields.CheckoutById;
import com.thebetterstore.resolvers.CheckoutFields.Create;
import java.util.Map;

/// `Query.checkout`, `Mutation.checkoutCreate` and `Mutation.checkoutCancel`
public final class CheckoutResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CheckoutResolver() {
    this(OrderWiring.ofProcess());
  }

  public CheckoutResolver(Map<String, String> environment) {
    this(OrderWiring.of(environment));
  }

  private CheckoutResolver(OrderWiring wiring) {
    this(wiring.requests(), wiring.checkoutFields());
  }

  CheckoutResolver(RequestReader requests, CheckoutFields fields) {
    super(
        requests,
        field(
            "Query.checkout",
            CheckoutById.class,
            (request, asked) -> fields.checkout(asked, request.cause())),
        field(
            "Mutation.checkoutCreate",
            Create.class,
            (request, asked) -> fields.create(asked, request.work())),
        field(
            "Mutation.checkoutCancel",
            Cancel.class,
            (request, asked) -> fields.cancel(asked, request.work())));
  }
}
