package com.thebetterstore.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Lambda function fed by an SQS queue, whose event source mapping has `ReportBatchItemFailures`.
///
/// Messages that it names as failed come again, and end in the queue's dead-letter queue if they
/// keep failing; all others are deleted.
public abstract class QueueBatchHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QueueBatchHandler.class);

  private final Segments segments;

  /// @param segments where the handling of each message is told
  protected QueueBatchHandler(Segments segments) {
    this.segments = segments;
  }

  /// A function that is not traced.
  protected QueueBatchHandler() {
    this(Segments.untold());
  }

  /// Handles a batch, by [#eachAlone] or [#together]; answers which messages must come again.
  protected abstract List<QueueMessage> handle(List<QueueMessage> batch);

  /// Handles each message for itself: whatever it throws, the others go on.
  protected final List<QueueMessage> eachAlone(
      List<QueueMessage> batch, Consumer<QueueMessage> work) {
    var failed = new ArrayList<QueueMessage>();
    for (var message : batch) {
      var step = begin(message);
      var done = isDone(message.under(step.traceHeader()), work);
      end(step, done);
      if (!done) {
        failed.add(message);
      }
    }
    return failed;
  }

  private static boolean isDone(QueueMessage message, Consumer<QueueMessage> work) {
    try {
      work.accept(message);
      return true;
    } catch (RuntimeException fault) {
      LOG.atError().setCause(fault).log("message could not be handled and will come again");
      return false;
    }
  }

  /// Handles all messages at once.
  ///
  /// @param work answers which of them must come again; when it throws, all of them
  protected final List<QueueMessage> together(
      List<QueueMessage> batch, UnaryOperator<List<QueueMessage>> work) {
    var steps = new LinkedHashMap<QueueMessage, Step>();
    for (var message : batch) {
      var step = begin(message);
      steps.put(message.under(step.traceHeader()), step);
    }
    Step.forget();
    var failed = List.copyOf(steps.keySet());
    try {
      failed = work.apply(failed);
    } finally {
      for (var entry : steps.entrySet()) {
        entry.getValue().resume();
        end(entry.getValue(), !failed.contains(entry.getKey()));
      }
    }
    return failed;
  }

  private Step begin(QueueMessage message) {
    return Step.ofSent(segments, message.traceHeader(), message.logFields());
  }

  private static void end(Step step, boolean done) {
    step.end(!done, LOG.atInfo(), "message");
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var event = Json.mapper().readTree(in);
    var batch =
        StreamSupport.stream(event.path("Records").spliterator(), false)
            .map(QueueMessage::of)
            .toList();
    var failed = Invocation.run(context, () -> handle(batch));
    Json.mapper().writeValue(out, BatchFailures.of(failed, QueueMessage::messageId));
  }
}
