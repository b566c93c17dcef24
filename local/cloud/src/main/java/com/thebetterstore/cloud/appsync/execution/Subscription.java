package com.thebetterstore.cloud.appsync.execution;

import com.thebetterstore.cloud.appsync.operation.OperationRequest;
import graphql.language.Document;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A subscription that was let in: which events it is for, and how to send them.
public final class Subscription {

  private final AppSyncApi api;
  private final OperationRequest request;
  private final Document document;
  private final Set<String> mutations;
  private final Map<String, @Nullable Object> filter;

  /// @param mutations that the subscribed field is fed by
  /// @param filter the arguments that the client gave
  Subscription(
      AppSyncApi api,
      OperationRequest request,
      Document document,
      Set<String> mutations,
      Map<String, @Nullable Object> filter) {
    this.api = api;
    this.request = request;
    this.document = document;
    this.mutations = Set.copyOf(mutations);
    this.filter = Collections.unmodifiableMap(new LinkedHashMap<>(filter));
  }

  /// Whether this is one of the events asked for.
  ///
  /// Every argument that the client gave must equal the field of the same name in the published
  /// result, and a null argument must meet a null. A result that was published without the field
  /// matches nothing.
  public boolean wants(Published event) {
    if (!mutations.contains(event.mutation())) {
      return false;
    }
    if (filter.isEmpty()) {
      return true;
    }
    return event.result() instanceof Map<?, ?> result
        && filter.entrySet().stream()
            .allMatch(argument ->
                result.containsKey(argument.getKey())
                    && same(argument.getValue(), result.get(argument.getKey())));
  }

  private static boolean same(@Nullable Object wanted, @Nullable Object published) {
    if (wanted instanceof Number number && published instanceof Number other) {
      return number.doubleValue() == other.doubleValue();
    }
    return Objects.equals(wanted, published);
  }

  /// The client's own selection of what was published; fields that were not are null.
  public CompletableFuture<GraphQlAnswer> select(Published event) {
    return api.select(document, request, event);
  }
}
