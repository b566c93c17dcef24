package com.thebetterstore.resolvers;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.OrderFields.OrderById;
import com.thebetterstore.resolvers.OrderFields.OrderByNumber;
import com.thebetterstore.resolvers.OrderFields.OrderToWatch;
import java.util.Map;

/// Reading orders, and watching their status: `orderStatusPublish` hands on what it is given, and
/// AppSync tells that to those whom `orderStatusChanged` let in.
public final class OrderResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public OrderResolver() {
    this(OrderWiring.ofProcess());
  }

  public OrderResolver(Map<String, String> environment) {
    this(OrderWiring.of(environment));
  }

  private OrderResolver(OrderWiring wiring) {
    this(wiring.requests(), wiring.orderFields());
  }

  OrderResolver(RequestReader requests, OrderFields fields) {
    super(
        requests,
        field("Query.order", OrderById.class, (_, asked) -> fields.order(asked)),
        field(
            "Query.orderByNumber", OrderByNumber.class, (_, asked) -> fields.orderByNumber(asked)),
        field("Mutation.orderStatusPublish", OrderStatusView.class, (_, told) -> told),
        field(
            "Subscription.orderStatusChanged",
            OrderToWatch.class,
            (_, asked) -> fields.watch(asked)));
  }
}
