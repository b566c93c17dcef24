package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.StreamSupport;

/// A Lambda function behind an SQS queue, whose event source mapping has `ReportBatchItemFailures`.
///
/// Messages that it names as failed come again, and end in the queue's dead-letter queue if they
/// keep failing; all others are deleted.
public abstract class QueueBatchHandler extends RehearsedFunction {

  private final Segments segments;

  /// @param segments where the segment of each message goes
  protected QueueBatchHandler(Segments segments) {
    this.segments = segments;
  }

  /// Handles a batch, [QueueBatch#eachAlone] or [QueueBatch#together]; answers which messages must
  /// come again.
  protected abstract List<MessageWork> handle(QueueBatch batch);

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var event = Json.mapper().readTree(in);
    var messages =
        StreamSupport.stream(event.path("Records").spliterator(), false)
            .map(SqsMessage::of)
            .toList();
    var failed =
        Invocation.ofPieces(
            context, invocation -> handle(new QueueBatch(invocation, segments, messages)));
    Json.mapper().writeValue(out, BatchFailures.of(failed, item -> item.message().messageId()));
  }
}
