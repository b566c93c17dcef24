package com.thebetterstore.cloud.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A piece of work of a service that has begun, to be recorded when it ends.
public final class Span {

  private final Tracer tracer;
  private final String name;
  private final Optional<String> origin;
  private final TraceHeader caller;
  private final String id;
  private final Instant start;

  /// @param id empty if it is not recorded
  Span(Tracer tracer, String name, Optional<String> origin, TraceHeader caller, String id) {
    this.tracer = tracer;
    this.name = name;
    this.origin = origin;
    this.caller = caller;
    this.id = id;
    this.start = tracer.clock().instant();
  }

  /// The header for what follows from it; the caller's own if this is not recorded.
  public TraceHeader header() {
    return id.isEmpty() ? caller : caller.under(id);
  }

  /// Begins a part of this work.
  public Span part(String partName) {
    return tracer.begin(partName, Optional.empty(), header());
  }

  /// Ends it.
  public void end(boolean failed) {
    end(failed, Map.of());
  }

  /// Ends it.
  ///
  /// @param annotations what it can be searched by
  public void end(boolean failed, Map<String, String> annotations) {
    if (id.isEmpty()) {
      return;
    }
    tracer.record(
        new Segment(
            caller.root().orElseThrow(),
            id,
            caller.parent(),
            name,
            origin,
            start,
            Optional.of(tracer.clock().instant()),
            failed,
            annotations));
  }
}
