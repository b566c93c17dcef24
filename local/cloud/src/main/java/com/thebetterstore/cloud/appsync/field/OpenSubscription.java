package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.field.RequestScope.Phase;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import org.jspecify.annotations.Nullable;

/// A subscription without a resolver: whoever passes the gate may have it.
final class OpenSubscription implements DataFetcher<@Nullable Object> {

  private final FieldGuard gate;

  OpenSubscription(FieldGuard gate) {
    this.gate = gate;
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    gate.check(environment);
    return switch (RequestScope.of(environment).phase()) {
      case Phase.Answering _, Phase.Subscribing _ -> null;
      case Phase.Publishing(var published) -> published;
    };
  }
}
