package com.thebetterstore.platform.work;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One call of a function.
///
/// @param requestId Lambda's own id of the call
/// @param traceHeader X-Ray's header of the call; null where nothing is traced
public record Invocation(String function, String requestId, @Nullable String traceHeader) {

  private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  /// Runs the call's work and writes one line to the log that says how it went.
  ///
  /// While it runs, every log line carries `function` and `requestId`, and what is known of the
  /// [Work] that it belongs to.
  public static <T> T run(Context context, Function<Invocation, T> work) {
    var started = System.nanoTime();
    var invocation = of(context);
    LogContext.set(invocation.tracedFields());
    var outcome = "failed";
    try {
      var result = work.apply(invocation);
      outcome = "finished";
      return result;
    } finally {
      invocation.traceId().ifPresent(LogContext::addTrace);
      LOG.atInfo()
          .addKeyValue("outcome", outcome)
          .addKeyValue("durationMillis", millisSince(started))
          .log("invocation");
      LogContext.clear();
    }
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

  static long millisSince(long startedNanos) {
    return (System.nanoTime() - startedNanos) / NANOS_PER_MILLI;
  }
}
