package com.thebetterstore.local.appsync;

import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What all fields of one running operation share.
final class RequestScope {

  private final OperationRequest request;
  private final Phase phase;
  private final long deadlineNanos;
  private final AtomicInteger resolversLeft;

  /// @param deadlineNanos on the clock of [System#nanoTime]
  RequestScope(OperationRequest request, Phase phase, int maxResolvers, long deadlineNanos) {
    this.request = request;
    this.phase = phase;
    this.resolversLeft = new AtomicInteger(maxResolvers);
    this.deadlineNanos = deadlineNanos;
  }

  /// Why an operation runs.
  sealed interface Phase {

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

  OperationRequest request() {
    return request;
  }

  Caller caller() {
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
