package com.thebetterstore.platform.work;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderNumber;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.spi.LoggingEventBuilder;

/// One piece of an invocation's work, such as one message of a batch. It carries what is known of
/// the request and the order that it is done for; log lines meanwhile, and its segment, say that.
///
/// None of it says who the buyer is.
public final class Work {

  /// What a segment can be searched by.
  private static final List<String> ANNOTATIONS =
      List.of(LogContext.CORRELATION_ID, LogContext.ORDER_NUMBER, LogContext.EVENT);

  private final Invocation invocation;
  private final Segments.Segment segment;
  private final Map<String, String> fields;
  private final long started = System.nanoTime();
  private final Map<String, Object> details = new LinkedHashMap<>();
  private @Nullable Cause cause;
  private @Nullable String done;

  private Work(Invocation invocation, Segments.Segment segment, Map<String, String> fields) {
    this.invocation = invocation;
    this.segment = segment;
    this.fields = new HashMap<>(fields);
  }

  /// Begins to handle a message of a queue, in its sender's trace. Of an event of the store, log
  /// lines say which it is.
  ///
  /// @param sender the sender's trace header
  public static Work ofMessage(
      Invocation invocation,
      Segments segments,
      @Nullable String sender,
      String messageId,
      String body) {
    var fields = new HashMap<>(EventFields.of(body));
    fields.put(LogContext.MESSAGE_ID, messageId);
    return ofSent(invocation, segments, sender, fields);
  }

  /// Begins to pass an event on, in the trace of whatever published it.
  ///
  /// @param sender the publisher's trace header
  public static Work ofEvent(
      Invocation invocation,
      Segments segments,
      @Nullable String sender,
      String detailType,
      String detail) {
    return ofSent(invocation, segments, sender, EventFields.of(detailType, detail));
  }

  private static Work ofSent(
      Invocation invocation,
      Segments segments,
      @Nullable String sender,
      Map<String, String> fields) {
    return begun(invocation, segments.ofFunction(invocation.function(), sender), fields);
  }

  /// Begins to resolve a field, as a part of the invocation's own segment.
  public static Work ofField(Invocation invocation, Segments segments, String field) {
    return begun(
        invocation,
        segments.within(field, invocation.traceHeader()),
        Map.of(LogContext.FIELD, field));
  }

  /// Begins work that is the whole invocation and needs no segment besides Lambda's own.
  public static Work ofRun(Invocation invocation) {
    var work = new Work(invocation, Segments.none(invocation.traceHeader()), Map.of());
    work.fields.putAll(invocation.tracedFields());
    work.resume();
    return work;
  }

  private static Work begun(
      Invocation invocation, Segments.Segment segment, Map<String, String> fields) {
    var work = new Work(invocation, segment, fields);
    segment.traceId().ifPresent(id -> work.fields.put(LogContext.TRACE_ID, id));
    work.resume();
    return work;
  }

  /// Begins a part of this work, which is done for an order of its own. Log lines say what is known
  /// of the part, until [#resume] on this.
  public Work part() {
    var part = new Work(invocation, Segments.none(traceHeader()), fields);
    part.resume();
    return part;
  }

  /// Log lines are about this work from here on.
  public void resume() {
    var all = new HashMap<>(invocation.fields());
    all.putAll(fields);
    LogContext.set(all);
  }

  /// Log lines are about none of the invocation's pieces of work from here on.
  public static void none(Invocation invocation) {
    LogContext.set(invocation.fields());
  }

  /// The work is done for this order. To be said only by what changes an order or publishes its
  /// changes, so that the order's life can be read, and not who looked at it.
  public void order(OrderNumber number) {
    know(LogContext.ORDER_NUMBER, number.value());
  }

  /// The work follows from this request or event.
  ///
  /// @param causationId the id of the request or event
  /// @return the cause of what follows from this work
  public Cause follows(CorrelationId correlationId, String causationId) {
    var known = new Cause(correlationId, causationId, traceHeader());
    cause = known;
    know(LogContext.CORRELATION_ID, correlationId.value());
    return known;
  }

  /// The cause of what follows from this work, once it is known what itself follows from.
  public Cause cause() {
    return Objects.requireNonNull(cause, "it is not known yet what this work follows from");
  }

  private void know(String name, String value) {
    fields.put(name, value);
    resume();
  }

  /// What was done: the line that is written when the work has ended says this.
  ///
  /// @param what a stable text, such as `order settled`
  public Work did(String what) {
    done = what;
    return this;
  }

  /// Something that the line says beside what was done.
  public Work with(String name, Object value) {
    details.put(name, value);
    return this;
  }

  /// X-Ray's header for what follows from this work.
  public @Nullable String traceHeader() {
    return segment.header();
  }

  /// Ends the segment, which is annotated with what is known by now.
  public void end(boolean failed) {
    var annotations = new HashMap<>(fields);
    annotations.keySet().retainAll(ANNOTATIONS);
    segment.close(failed, invocation.requestId(), annotations);
  }

  /// Ends the segment and writes one line to the log; log lines are about no work then.
  ///
  /// @param otherwise what the line says where nothing has been done, or it is not known what
  public void end(boolean failed, LoggingEventBuilder log, String otherwise) {
    end(failed);
    resume();
    var line = log;
    for (var detail : details.entrySet()) {
      line = line.addKeyValue(detail.getKey(), detail.getValue());
    }
    Invocation.logEnd(line, failed, started).log(failed || done == null ? otherwise : done);
    none(invocation);
  }
}
