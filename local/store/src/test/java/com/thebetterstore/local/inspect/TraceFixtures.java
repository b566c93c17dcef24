package com.thebetterstore.local.inspect;

import com.thebetterstore.cloud.trace.Segment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Segments of one trace, written short.
final class TraceFixtures {

  static final String TRACE = "1-5759e988-bd862e3fe1be46a994272793";
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private TraceFixtures() {}

  /// @param id two letters that stand for an id
  /// @param parent the same, or empty
  /// @param startMillis since noon
  static Segment segment(String id, String parent, long startMillis) {
    return new Segment(
        TRACE,
        id(id),
        parent.isEmpty() ? Optional.empty() : Optional.of(id(parent)),
        id,
        Optional.empty(),
        NOON.plusMillis(startMillis),
        Optional.of(NOON.plusMillis(startMillis + 10)),
        false,
        Map.of());
  }

  static Segment running(Segment segment) {
    return changed(segment, segment.origin(), Optional.empty(), false, segment.annotations());
  }

  static Segment failed(Segment segment) {
    return changed(segment, segment.origin(), segment.end(), true, segment.annotations());
  }

  static Segment kind(Segment segment, String origin) {
    return changed(
        segment, Optional.of(origin), segment.end(), segment.failed(), segment.annotations());
  }

  static Segment annotated(Segment segment, Map<String, String> annotations) {
    return changed(segment, segment.origin(), segment.end(), segment.failed(), annotations);
  }

  static Segment until(Segment segment, long endMillis) {
    return changed(
        segment,
        segment.origin(),
        Optional.of(NOON.plusMillis(endMillis)),
        segment.failed(),
        segment.annotations());
  }

  static Segment inTrace(Segment it, String traceId) {
    return new Segment(
        traceId,
        it.id(),
        it.parentId(),
        it.name(),
        it.origin(),
        it.start(),
        it.end(),
        it.failed(),
        it.annotations());
  }

  private static Segment changed(
      Segment it,
      Optional<String> origin,
      Optional<Instant> end,
      boolean failed,
      Map<String, String> annotations) {
    return new Segment(
        it.traceId(),
        it.id(),
        it.parentId(),
        it.name(),
        origin,
        it.start(),
        end,
        failed,
        annotations);
  }

  private static String id(String letters) {
    return "%016x".formatted(letters.hashCode());
  }
}
