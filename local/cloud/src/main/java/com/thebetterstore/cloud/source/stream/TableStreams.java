package com.thebetterstore.cloud.source.stream;

import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.h2.mvstore.MVStore;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The streams of the engine's tables, and how far each was read.
public final class TableStreams {

  private final DynamoDbStreamsClient streams;
  private final Checkpoints checkpoints;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final List<StreamPoller> pollers = new CopyOnWriteArrayList<>();

  /// Reads nothing yet.
  ///
  /// @param streams a client of the engine itself, not of the AWS endpoint
  /// @param store where checkpoints are kept
  /// @param ids makes request ids, for messages about batches that were given up
  public TableStreams(
      DynamoDbStreamsClient streams, MVStore store, InstantSource clock, Supplier<String> ids) {
    this.streams = streams;
    this.checkpoints = new Checkpoints(store);
    this.clock = clock;
    this.ids = ids;
  }

  public StreamPoller poller(
      StreamMapping mapping, Queues queues, Invoker functions, Supplier<TraceHeader> newTrace) {
    var arn = engineArn(mapping.tableName());
    var keys =
        streams
            .describeStream(describe -> describe.streamArn(arn))
            .streamDescription()
            .keySchema()
            .stream()
            .map(KeySchemaElement::attributeName)
            .collect(Collectors.toSet());
    var events = new StreamEvent(mapping.streamArn(), keys);
    var batches =
        new StreamBatch(
            mapping,
            events,
            functions,
            newTrace,
            new OnFailureDestination(queues, clock, ids),
            clock);
    var poller = new StreamPoller(mapping, streams, arn, events, batches, checkpoints);
    pollers.add(poller);
    return poller;
  }

  /// The changes of a table.
  ///
  /// @param reader the same at every start; how far it has read is kept under it
  /// @throws TemplateException if the table has no stream
  public TableChanges changes(String tableName, String reader) {
    return new TableChanges(streams, engineArn(tableName), reader, checkpoints);
  }

  private String engineArn(String tableName) {
    return streams.listStreams(list -> list.tableName(tableName)).streams().stream()
        .findFirst()
        .orElseThrow(() -> new TemplateException("table " + tableName + " has no stream"))
        .streamArn();
  }

  public void tableWritten(String tableName) {
    pollers.forEach(poller -> poller.tableWritten(tableName));
  }
}
