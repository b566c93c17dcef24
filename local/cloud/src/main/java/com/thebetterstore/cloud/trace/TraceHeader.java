package com.thebetterstore.cloud.trace;

import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// X-Ray's trace header: `Root=1-{8 hex: epoch seconds}-{24 hex};Parent={16 hex};Sampled=1`.
///
/// Functions find it in their context, queues carry it as `AWSTraceHeader`, the bus as
/// `TraceHeader`: hand it on to keep one trace from the first request to the last handler.
public record TraceHeader(String value) {

  private static final Pattern ROOT = part("Root", "1-[0-9a-f]{8}-[0-9a-f]{24}");
  private static final Pattern PARENT = part("Parent", "[0-9a-f]{16}");
  private static final Pattern NOT_SAMPLED = part("Sampled", "0");

  private static Pattern part(String name, String value) {
    return Pattern.compile("(?:^|;)\\s*" + name + "=(" + value + ")\\s*(?:;|$)");
  }

  /// A new trace, in which nothing was recorded yet: it names no parent.
  public static TraceHeader start(InstantSource clock, RandomGenerator random) {
    return new TraceHeader(
        "Root=1-%08x-%08x%016x;Sampled=1"
            .formatted(clock.instant().getEpochSecond(), random.nextInt(), random.nextLong()));
  }

  /// The trace's id; empty for a header that X-Ray would not take.
  public Optional<String> root() {
    return find(ROOT);
  }

  /// The segment under which what follows belongs.
  Optional<String> parent() {
    return find(PARENT);
  }

  /// Whether X-Ray wants this trace recorded.
  boolean isSampled() {
    return root().isPresent() && find(NOT_SAMPLED).isEmpty();
  }

  /// The header for what follows from a segment of this trace.
  TraceHeader under(String segment) {
    return new TraceHeader(
        "Root=%s;Parent=%s;Sampled=%d"
            .formatted(root().orElseThrow(), segment, isSampled() ? 1 : 0));
  }

  private Optional<String> find(Pattern part) {
    var found = part.matcher(value);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }
}
