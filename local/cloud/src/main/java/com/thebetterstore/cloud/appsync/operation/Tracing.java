package com.thebetterstore.cloud.appsync.operation;

import com.thebetterstore.cloud.trace.Span;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.Tracer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Ids of requests, and the segments that X-Ray gets of them.
public final class Tracing {

  private final String api;
  private final Tracer tracer;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param api the API's name
  /// @param tracer records each request
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

  /// The same where X-Ray gets no segment.
  Span untold(TraceHeader caller) {
    return tracer.when(false).begin(api, "AWS::AppSync::GraphQLAPI", caller);
  }
}
