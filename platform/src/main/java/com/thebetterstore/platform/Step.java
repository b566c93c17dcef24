package com.thebetterstore.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/// One piece of an invocation's work, such as one message of a batch: what log lines say of it
/// while it is done, and its segment.
final class Step {

  static final String TRACE_ID = "traceId";
  static final String CORRELATION_ID = "correlationId";
  static final String ORDER_NUMBER = "orderNumber";
  static final String MESSAGE_ID = "messageId";
  private static final String EVENT = "event";

  /// What a segment can be searched by, too. None of it says who the buyer is.
  private static final List<String> SEARCHED = List.of(CORRELATION_ID, ORDER_NUMBER, EVENT);

  private final Segments.Segment segment;
  private final Map<String, String> fields;
  private final long started = System.nanoTime();

  private Step(Segments.Segment segment, Map<String, String> fields) {
    this.segment = segment;
    this.fields = Map.copyOf(fields);
  }

  /// Begins the handling of something that was sent to this function, in its sender's trace.
  ///
  /// @param fields what log lines shall say of it
  static Step ofSent(Segments segments, @Nullable String trace, Map<String, String> fields) {
    var name = Optional.ofNullable(MDC.get("function")).orElse("function");
    var step = new Step(segments.open(name, Optional.of("AWS::Lambda::Function"), trace), fields);
    step.resume();
    return step;
  }

  /// Begins a part of the invocation itself.
  static Step ofInvocation(Segments segments, String name, @Nullable String trace) {
    var step = new Step(segments.open(name, Optional.empty(), trace), Map.of());
    step.resume();
    return step;
  }

  /// Log lines are about this step from here on.
  void resume() {
    forget();
    segment.traceId().ifPresent(id -> MDC.put(TRACE_ID, id));
    fields.forEach(MDC::put);
  }

  /// Log lines are about none from here on.
  static void forget() {
    SEARCHED.forEach(MDC::remove);
    MDC.remove(TRACE_ID);
    MDC.remove(MESSAGE_ID);
  }

  /// Log lines are about what this message carries from here on.
  static void isAbout(QueueMessage message) {
    forget();
    TraceHeader.read(message.traceHeader()).ifPresent(it -> MDC.put(TRACE_ID, it.root()));
    message.logFields().forEach(MDC::put);
  }

  /// X-Ray's header for what follows from this step.
  @Nullable String traceHeader() {
    return segment.header();
  }

  /// Ends the segment, which is annotated with what log lines say now.
  void end(boolean failed) {
    var annotations = new HashMap<String, String>();
    for (var key : SEARCHED) {
      var value = MDC.get(key);
      if (value != null) {
        annotations.put(key, value);
      }
    }
    segment.close(failed, MDC.get("requestId"), annotations);
  }

  /// Ends the segment, says how it went in the log, and leaves the step.
  void end(boolean failed, LoggingEventBuilder log, String message) {
    end(failed);
    log.addKeyValue("outcome", failed ? "failed" : "finished")
        .addKeyValue("durationMillis", Invocation.millisSince(started))
        .log(message);
    forget();
  }

  /// What log lines say of an event of the store; nothing of what is none.
  ///
  /// @param type its `detail-type`
  /// @param detail `{"metadata": …, "data": …}`
  static Map<String, String> fields(String type, JsonNode detail) {
    var fields = new HashMap<String, String>();
    put(fields, CORRELATION_ID, detail.at("/metadata/correlationId"));
    put(fields, ORDER_NUMBER, detail.at("/data/orderNumber"));
    if (!fields.isEmpty()) {
      fields.put(EVENT, type);
    }
    return fields;
  }

  private static void put(Map<String, String> fields, String name, JsonNode value) {
    if (value.isTextual()) {
      fields.put(name, value.asText());
    }
  }
}
