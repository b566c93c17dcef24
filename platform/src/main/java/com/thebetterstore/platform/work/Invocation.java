package com.thebetterstore.platform.work;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// One call of a function.
///
/// @param requestId Lambda's own id of the call
/// @param traceHeader X-Ray's header of the call; null where nothing is traced
public record Invocation(String function, String requestId, @Nullable String traceHeader) {

  private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// Runs the call's work and writes one line to the log that says how it went.
  ///
  /// While it runs, log lines carry what is known of the [Work] that they belong to; those of
  /// faults carry `function` and `requestId`, too.
  public static <T> T run(Context context, Function<Invocation, T> work) {
    return run(context, work, true);
  }

  /// Runs a call whose pieces of work each write a line when they end; one about the whole is
  /// written only if it fails.
  public static <T> T ofPieces(Context context, Function<Invocation, T> work) {
    return run(context, work, false);
  }

  private static <T> T run(Context context, Function<Invocation, T> work, boolean tellsOfSuccess) {
    var started = System.nanoTime();
    var invocation = of(context);
    LogContext.set(invocation.tracedFields());
    var failed = true;
    try {
      var result = work.apply(invocation);
      failed = false;
      return result;
    } finally {
      if (failed || tellsOfSuccess) {
        invocation.traceId().ifPresent(LogContext::addTrace);
        logEnd(LOG.atInfo(), failed, started).log("invocation");
      }
      LogContext.clear();
    }
  }

  /// What a line says of how something went: nothing means well.
  static LoggingEventBuilder logEnd(LoggingEventBuilder line, boolean failed, long startedNanos) {
    var timed = line.addKeyValue("durationMillis", millisSince(startedNanos));
    return failed ? timed.addKeyValue("outcome", "failed") : timed;
  }

  private static Invocation of(Context context) {
    var header = context.getXrayTraceId();
    return new Invocation(
        context.getFunctionName(),
        context.getAwsRequestId(),
        header == null || header.isBlank() ? null : header);
  }

  /// What log lines say of every part of the call.
  Map<String, String> fields() {
    return Map.of(LogContext.FUNCTION, function, LogContext.REQUEST_ID, requestId);
  }

  /// The same of work that belongs to the call's own trace.
  Map<String, String> tracedFields() {
    var fields = new HashMap<>(fields());
    traceId().ifPresent(id -> fields.put(LogContext.TRACE_ID, id));
    return fields;
  }

  private Optional<String> traceId() {
    return XRayHeader.read(traceHeader).map(XRayHeader::root);
  }

  private static long millisSince(long startedNanos) {
    return (System.nanoTime() - startedNanos) / NANOS_PER_MILLI;
  }
}
