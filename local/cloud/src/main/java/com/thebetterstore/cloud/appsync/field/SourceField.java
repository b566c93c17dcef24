package com.thebetterstore.cloud.appsync.field;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A field without a resolver: what the parent's value has under the field's name, else null.
final class SourceField implements LightDataFetcher<@Nullable Object> {

  private final FieldGuard gate;

  SourceField(FieldGuard gate) {
    this.gate = gate;
  }

  @Override
  public @Nullable Object get(
      GraphQLFieldDefinition field,
      @Nullable Object source,
      Supplier<DataFetchingEnvironment> environment) {
    gate.check(environment.get());
    return Shape.checked(valueOf(field.getName(), source), environment.get());
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    return get(environment.getFieldDefinition(), environment.getSource(), () -> environment);
  }

  static @Nullable Object valueOf(String field, @Nullable Object source) {
    return source instanceof Map<?, ?> parent ? parent.get(field) : null;
  }
}
