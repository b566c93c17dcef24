package com.thebetterstore.platform.work;

import java.util.Map;
import org.slf4j.MDC;

/// What every log line says besides its own text: SLF4J's MDC, which no other class writes, and
/// nothing reads back.
final class LogContext {

  static final String FUNCTION = "function";
  static final String REQUEST_ID = "requestId";
  static final String TRACE_ID = "traceId";
  static final String CORRELATION_ID = "correlationId";
  static final String ORDER_NUMBER = "orderNumber";
  static final String EVENT = "event";
  static final String MESSAGE_ID = "messageId";
  static final String FIELD = "field";

  private LogContext() {}

  /// Log lines say exactly this from here on.
  static void set(Map<String, String> fields) {
    MDC.setContextMap(fields);
  }

  /// Log lines name this trace, too, from here on.
  static void addTrace(String traceId) {
    MDC.put(TRACE_ID, traceId);
  }

  static void clear() {
    MDC.clear();
  }
}
