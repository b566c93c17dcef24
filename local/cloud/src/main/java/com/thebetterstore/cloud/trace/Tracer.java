package com.thebetterstore.cloud.trace;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// How the services of the laptop cloud report their own work to X-Ray, as those of AWS do where
/// the template has tracing on.
public final class Tracer {

  private final Consumer<Segment> recorder;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final boolean isOn;

  private Tracer(
      Consumer<Segment> recorder, InstantSource clock, RandomGenerator random, boolean isOn) {
    this.recorder = recorder;
    this.clock = clock;
    this.random = random;
    this.isOn = isOn;
  }

  /// @param recorder takes each segment when it has ended; must be quick
  public Tracer(Consumer<Segment> recorder, InstantSource clock, RandomGenerator random) {
    this(recorder, clock, random, true);
  }

  /// The same for a part of the template: without tracing it records nothing, and hands headers on.
  public Tracer when(boolean tracingIsOn) {
    return new Tracer(recorder, clock, random, isOn && tracingIsOn);
  }

  /// Begins a service's work.
  ///
  /// @param origin the kind of AWS resource, such as `AWS::AppSync::GraphQLAPI`
  /// @param caller the header that came with the request; without a good one nothing is recorded
  public Span begin(String name, String origin, TraceHeader caller) {
    return begin(name, Optional.of(origin), caller);
  }

  Span begin(String name, Optional<String> origin, TraceHeader caller) {
    return isOn && caller.isSampled()
        ? new Span(this, name, origin, caller, "%016x".formatted(random.nextLong()))
        : new Span(this, name, origin, caller, "");
  }

  InstantSource clock() {
    return clock;
  }

  void record(Segment segment) {
    recorder.accept(segment);
  }
}
