package com.thebetterstore.cloud.source.stream;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ExpiredIteratorException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Reads one shard of a stream from a position on.
final class ShardReader {

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final String shard;
  private @Nullable String iterator;
  private boolean finished;

  /// @param streamArn as the engine knows it
  /// @param after the last sequence number that was handled; empty to begin with the oldest
  ShardReader(
      DynamoDbStreamsClient streams, String streamArn, String shard, Optional<String> after) {
    this.streams = streams;
    this.streamArn = streamArn;
    this.shard = shard;
    this.iterator = after.map(this::iteratorAfter).orElseGet(this::oldest);
  }

  String shard() {
    return shard;
  }

  /// Whether the shard is closed and read to its end.
  boolean isFinished() {
    return finished;
  }

  /// What comes next, perhaps nothing yet.
  ///
  /// @throws ExpiredIteratorException if this reader was not asked for a quarter of an hour
  List<Record> read(int most) {
    if (finished) {
      return List.of();
    }
    try {
      var page = streams.getRecords(get -> get.shardIterator(iterator).limit(most));
      iterator = page.nextShardIterator();
      finished = iterator == null;
      return page.records();
    } catch (TrimmedDataAccessException emptyWhenAsked) {
      // DynamoDB Local says so of an iterator that it gave for a shard without records, once there
      // are some.
      iterator = oldest();
      return List.of();
    }
  }

  private String iteratorAfter(String sequenceNumber) {
    try {
      return streams
          .getShardIterator(get ->
              get.streamArn(streamArn)
                  .shardId(shard)
                  .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                  .sequenceNumber(sequenceNumber))
          .shardIterator();
    } catch (TrimmedDataAccessException tooOld) {
      return oldest();
    }
  }

  private String oldest() {
    return streams
        .getShardIterator(get ->
            get.streamArn(streamArn)
                .shardId(shard)
                .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
        .shardIterator();
  }
}
