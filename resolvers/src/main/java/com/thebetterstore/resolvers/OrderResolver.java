package com.thebetterstore.resolvers;

import com.thebetterstore.platform.AppSyncResolver;
import com.thebetterstore.platform.RequestReader;
import com.thebetterstore.resolvers.OrderFields.OrderById;
import com.thebetterstore.resolvers.OrderFields.OrderByNumber;
import java.util.Map;

/// `Query.order` and `Query.orderByNumber`
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
            "Query.orderByNumber", OrderByNumber.class, (_, asked) -> fields.orderByNumber(asked)));
  }
}
