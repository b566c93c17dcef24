package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition.FieldBinding;
import com.thebetterstore.cloud.appsync.field.RequestScope.Phase;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/// A field that a Lambda function resolves, without mapping templates.
final class LambdaField implements DataFetcher<@Nullable Object> {

  private final ApiDefinition.Field field;
  private final FieldBinding binding;
  private final FieldGuard gate;
  private final FieldCalls calls;

  LambdaField(ApiDefinition.Field field, FieldBinding binding, FieldGuard gate, FieldCalls calls) {
    this.field = field;
    this.binding = binding;
    this.gate = gate;
    this.calls = calls;
  }

  @Override
  public @Nullable Object get(DataFetchingEnvironment environment) {
    gate.check(environment);
    var scope = RequestScope.of(environment);
    return switch (scope.phase()) {
      case Phase.Answering _ ->
          resolve(environment, scope).thenApply(value -> Shape.checked(value, environment));
      case Phase.Subscribing _ -> resolve(environment, scope).thenApply(ignored -> null);
      case Phase.Publishing(var published) ->
          environment.getExecutionStepInfo().getPath().getLevel() == 1
              ? published
              : SourceField.valueOf(field.name(), environment.getSource());
    };
  }

  private CompletableFuture<@Nullable Object> resolve(
      DataFetchingEnvironment environment, RequestScope scope) {
    scope.countResolver();
    var context = ResolverContext.of(environment, scope);
    if (binding.maxBatchSize() == 0) {
      return calls.one(field, binding.source(), context, scope);
    }
    DataLoader<Object, @Nullable Object> batch = environment.getDataLoader(field.toString());
    if (batch == null) {
      throw new IllegalStateException("no batch for " + field);
    }
    return batch.load(context);
  }
}
