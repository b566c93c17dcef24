package com.thebetterstore.cloud.source.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// The shards of one stream, as one reader has to take them: parents before their children.
final class Shards {

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final String reader;
  private final Checkpoints checkpoints;

  /// @param streamArn as the engine knows it
  /// @param reader under which checkpoints are kept
  Shards(DynamoDbStreamsClient streams, String streamArn, String reader, Checkpoints checkpoints) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.reader = reader;
    this.checkpoints = checkpoints;
  }

  /// The ids of those that may be read now: open or unfinished, and without a parent that is.
  List<String> readable() {
    var all = all();
    var unfinished =
        all.stream()
            .map(Shard::shardId)
            .filter(shard -> !checkpoints.isFinished(reader, shard))
            .collect(Collectors.toSet());
    return all.stream()
        .filter(shard -> unfinished.contains(shard.shardId()))
        .filter(shard -> !unfinished.contains(String.valueOf(shard.parentShardId())))
        .map(Shard::shardId)
        .toList();
  }

  private List<Shard> all() {
    var shards = new ArrayList<Shard>();
    var page = streams.describeStream(describe -> describe.streamArn(streamArn));
    shards.addAll(page.streamDescription().shards());
    while (page.streamDescription().lastEvaluatedShardId() != null) {
      var last = page.streamDescription().lastEvaluatedShardId();
      page =
          streams.describeStream(
              describe -> describe.streamArn(streamArn).exclusiveStartShardId(last));
      shards.addAll(page.streamDescription().shards());
    }
    return shards;
  }
}
