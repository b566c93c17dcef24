package com.thebetterstore.local.trace;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// How the services of the laptop cloud tell X-Ray of their own work, as those of AWS do where the
/// template has tracing on.
public final class Tracer {

  private final Consumer<Segment> told;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final boolean tells;

  private Tracer(
      Consumer<Segment> told, InstantSource clock, RandomGenerator random, boolean tells) {
    this.told = told;
    this.clock = clock;
    this.random = random;
    this.tells = tells;
  }

  /// @param told hears of each segment when it has ended; must be quick
  public Tracer(Consumer<Segment> told, InstantSource clock, RandomGenerator random) {
    this(told, clock, random, true);
  }

  /// The same for a part of the template: without tracing it tells nothing, and hands headers on.
  public Tracer when(boolean tracingIsOn) {
    return new Tracer(told, clock, random, tells && tracingIsOn);
  }

  /// Begins a service's work.
  ///
  /// @param origin the kind of AWS resource, such as `AWS::AppSync::GraphQLAPI`
  /// @param caller the header that came with the request; without a good one nothing is told
  public Span begin(String name, String origin, TraceHeader caller) {
    return begin(name, Optional.of(origin), caller);
  }

  Span begin(String name, Optional<String> origin, TraceHeader caller) {
    return tells && caller.isSampled()
        ? new Span(this, name, origin, caller, "%016x".formatted(random.nextLong()))
        : new Span(this, name, origin, caller, "");
  }

  InstantSource clock() {
    return clock;
  }

  void tell(Segment segment) {
    told.accept(segment);
  }
}
