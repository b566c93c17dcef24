package com.thebetterstore.local.lambda;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// X-Ray's trace header: `Root=1-{8 hex: epoch seconds}-{24 hex};Parent={16 hex};Sampled=1`.
///
/// Functions find it in their context, queues carry it as `AWSTraceHeader`, the bus as
/// `TraceHeader`: hand it on to keep one trace from the first request to the last handler.
public record TraceHeader(String value) {

  /// A new trace.
  public static TraceHeader start(InstantSource clock, RandomGenerator random) {
    return new TraceHeader(
        "Root=1-%08x-%08x%016x;Parent=%016x;Sampled=1"
            .formatted(
                clock.instant().getEpochSecond(),
                random.nextInt(),
                random.nextLong(),
                random.nextLong()));
  }
}
