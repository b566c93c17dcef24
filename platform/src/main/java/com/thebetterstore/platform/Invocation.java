package com.thebetterstore.platform;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Runs one call of a function and leaves one line in the log that says how it went.
///
/// While it runs, every log line carries `function`, `requestId` and, once known, `correlationId`.
final class Invocation {

  private static final Logger LOG = LoggerFactory.getLogger(Invocation.class);
  private static final long NANOS_PER_MILLI = 1_000_000;

  private Invocation() {}

  static <T> T run(Context context, Supplier<T> work) {
    var started = System.nanoTime();
    var outcome = "failed";
    MDC.put("function", context.getFunctionName());
    MDC.put("requestId", context.getAwsRequestId());
    try {
      var result = work.get();
      outcome = "finished";
      return result;
    } finally {
      LOG.atInfo()
          .addKeyValue("outcome", outcome)
          .addKeyValue("durationMillis", (System.nanoTime() - started) / NANOS_PER_MILLI)
          .log("invocation");
      MDC.clear();
    }
  }

  /// From here on, what is done is done for this correlation id.
  static void follows(String correlationId) {
    MDC.put("correlationId", correlationId);
  }
}
