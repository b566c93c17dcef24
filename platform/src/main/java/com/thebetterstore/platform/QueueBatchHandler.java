package com.thebetterstore.platform;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Lambda function fed by an SQS queue, whose event source mapping has `ReportBatchItemFailures`.
///
/// Messages that it names as failed come again, and end in the queue's dead-letter queue if they
/// keep failing; all others are deleted.
public abstract class QueueBatchHandler implements RequestStreamHandler {

  private static final Logger LOG = LoggerFactory.getLogger(QueueBatchHandler.class);

  /// Handles a batch; answers which messages must come again.
  protected abstract List<QueueMessage> handle(List<QueueMessage> batch);

  /// Handles each message for itself: whatever it throws, the others go on.
  protected static List<QueueMessage> eachAlone(
      List<QueueMessage> batch, Consumer<QueueMessage> work) {
    var failed = new ArrayList<QueueMessage>();
    for (var message : batch) {
      try {
        work.accept(message);
      } catch (RuntimeException fault) {
        LOG.atError()
            .setCause(fault)
            .addKeyValue("messageId", message.messageId())
            .log("message could not be handled and will come again");
        failed.add(message);
      }
    }
    return failed;
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
