package com.thebetterstore.platform;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Runs one call of a function and leaves one line in the log that says how it went.
///
/// While it runs, every log line carries `function`, `requestId`, `traceId` and, once known, what a
/// [Step] knows of the order that it works for.
public final class Invocation {

  private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Invocation() {}

  static <T> T run(Context context, Supplier<T> work) {
    var started = System.nanoTime();
    var outcome = "failed";
    MDC.put("function", context.getFunctionName());
    MDC.put("requestId", context.getAwsRequestId());
    var trace = TraceHeader.read(TraceHeader.of(context));
    trace.ifPresent(it -> MDC.put(Step.TRACE_ID, it.root()));
    try {
      var result = work.get();
      outcome = "finished";
      return result;
    } finally {
      trace.ifPresent(it -> MDC.put(Step.TRACE_ID, it.root()));
      LOG.atInfo()
          .addKeyValue("outcome", outcome)
          .addKeyValue("durationMillis", millisSince(started))
          .log("invocation");
      MDC.clear();
    }
  }

  static long millisSince(long startedNanos) {
    return (System.nanoTime() - startedNanos) / NANOS_PER_MILLI;
  }

  /// From here on, what is done is done for this correlation id.
  static void follows(String correlationId) {
    MDC.put(Step.CORRELATION_ID, correlationId);
  }

  /// From here on, what is done is done for the order of this number: log lines and segments say
  /// so. Only for what changes an order or tells of it, so that its life can be read, and not who
  /// looked at it.
  public static void isForOrder(String orderNumber) {
    MDC.put(Step.ORDER_NUMBER, orderNumber);
  }
}
