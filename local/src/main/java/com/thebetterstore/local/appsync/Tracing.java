package com.thebetterstore.local.appsync;

import com.thebetterstore.local.trace.Span;
import com.thebetterstore.local.trace.TraceHeader;
import com.thebetterstore.local.trace.Tracer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Ids of requests, and what is told X-Ray of them.
public final class Tracing {

  private final String api;
  private final Tracer tracer;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param api the API's name
  /// @param tracer told of each request
  /// @param random need not be unguessable; nothing relies on these ids being secret
  public Tracing(String api, Tracer tracer, InstantSource clock, RandomGenerator random) {
    this.api = api;
    this.tracer = tracer;
    this.clock = clock;
    this.random = random;
  }

  /// A new request id, in the form of a UUID.
  public String requestId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /// The client's trace if it sent a proper one, else a new one.
  TraceHeader trace(@Nullable String header) {
    return Optional.ofNullable(header)
        .map(TraceHeader::new)
        .filter(sent -> sent.root().isPresent())
        .orElseGet(() -> TraceHeader.start(clock, random));
  }

  /// Begins the work for a request.
  Span begin(TraceHeader caller) {
    return tracer.begin(api, "AWS::AppSync::GraphQLAPI", caller);
  }

  /// The same where X-Ray does not hear of it.
  Span untold(TraceHeader caller) {
    return tracer.when(false).begin(api, "AWS::AppSync::GraphQLAPI", caller);
  }
}
