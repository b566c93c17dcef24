package com.thebetterstore.cloud.source.stream;

import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The changes of one table, for somebody who asks for them now and then. How far they were read is
/// on disk.
public final class TableChanges {

  private static final int MAX_READ = 1000;

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final String reader;
  private final Checkpoints checkpoints;
  private final Shards shards;

  /// @param streamArn as the engine knows it
  /// @param reader under which checkpoints are kept
  TableChanges(
      DynamoDbStreamsClient streams, String streamArn, String reader, Checkpoints checkpoints) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.reader = reader;
    this.checkpoints = checkpoints;
    this.shards = new Shards(streams, streamArn, reader, checkpoints);
  }

  /// Gives the listener all that came since the last read, in order, and some of it again if that
  /// read was cut short. What the listener has put into the same store is committed with it.
  public void read(Consumer<List<Record>> listener) {
    var finished = true;
    while (finished) {
      finished = false;
      for (var shard : shards.readable()) {
        finished |= readToEnd(shard, listener);
      }
    }
  }

  /// Whether the shard is closed; those that follow it may be read then.
  private boolean readToEnd(String shard, Consumer<List<Record>> listener) {
    var position = new ShardReader(streams, streamArn, shard, checkpoints.of(reader, shard));
    for (var page = position.read(MAX_READ); !page.isEmpty(); page = position.read(MAX_READ)) {
      listener.accept(page);
      checkpoints.advance(reader, shard, page.getLast().dynamodb().sequenceNumber());
    }
    if (position.isFinished()) {
      checkpoints.finish(reader, shard);
    }
    return position.isFinished();
  }
}
