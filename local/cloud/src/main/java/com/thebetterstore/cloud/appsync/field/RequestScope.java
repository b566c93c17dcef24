package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.appsync.operation.OperationRequest;
import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What all fields of one running operation share.
public final class RequestScope {

  private final OperationRequest request;
  private final Phase phase;
  private final long deadlineNanos;
  private final AtomicInteger resolversLeft;
  private final Map<String, RootField> rootFields = new ConcurrentHashMap<>();

  /// @param deadlineNanos on the clock of [System#nanoTime]
  public RequestScope(OperationRequest request, Phase phase, int maxResolvers, long deadlineNanos) {
    this.request = request;
    this.phase = phase;
    this.resolversLeft = new AtomicInteger(maxResolvers);
    this.deadlineNanos = deadlineNanos;
  }

  /// Why an operation runs.
  public sealed interface Phase {

    /// A query or a mutation: resolvers answer.
    record Answering() implements Phase {}

    /// A subscription begins: only its root field's resolver runs, and may refuse.
    record Subscribing() implements Phase {}

    /// A mutation's result goes to a subscriber: no resolver runs, every field is read from it.
    record Publishing(@Nullable Object published) implements Phase {}
  }

  static RequestScope of(DataFetchingEnvironment environment) {
    RequestScope scope = environment.getGraphQlContext().get(RequestScope.class);
    if (scope == null) {
      throw new IllegalStateException("a field is fetched outside of a request");
    }
    return scope;
  }

  /// A field of the operation itself.
  ///
  /// @param arguments as the client gave them, coerced
  public record RootField(String name, Map<String, @Nullable Object> arguments) {

    public RootField {
      arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }
  }

  /// Remembers which field answers under a key of the result.
  void runs(String resultKey, RootField field) {
    rootFields.put(resultKey, field);
  }

  /// The fields that ran, by their keys in the result.
  public Map<String, RootField> rootFields() {
    return rootFields;
  }

  public OperationRequest request() {
    return request;
  }

  ApiCaller caller() {
    return request.caller();
  }

  Phase phase() {
    return phase;
  }

  Duration patience() {
    return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
  }

  /// Counts one resolver.
  ///
  /// @throws FieldFault if there were too many
  void countResolver() {
    if (resolversLeft.decrementAndGet() < 0) {
      throw new FieldFault("ResolverExecutionLimitReached", "Resolver count limit reached.");
    }
  }
}
