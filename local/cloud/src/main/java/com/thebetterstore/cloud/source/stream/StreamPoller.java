package com.thebetterstore.cloud.source.stream;

import com.thebetterstore.cloud.source.mapping.Poller;
import com.thebetterstore.cloud.timing.RepeatedTask;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/// Moves the changes of one table to one function, shard after shard, parents before children.
///
/// It looks when the AWS endpoint has passed a write to the table on, and now and then besides.
final class StreamPoller implements Poller {

  private static final Logger LOG = LoggerFactory.getLogger(StreamPoller.class);
  private static final int MAX_READ = 1000;
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final Duration PAUSE_WHILE_DOWN = Duration.ofSeconds(1);
  private static final Duration NEW_SHARDS_EVERY = Duration.ofSeconds(30);

  private final StreamMapping mapping;
  private final DynamoDbStreamsClient streams;
  private final String engineStreamArn;
  private final StreamEvent events;
  private final StreamBatch batches;
  private final Checkpoints checkpoints;
  private final Shards shards;
  private final WakeUp wakeUp = new WakeUp();
  private final Map<String, ShardReader> readers = new LinkedHashMap<>();
  private final RepeatedTask rounds;
  private long shardsListedAt;
  private volatile boolean closed;

  /// @param engineStreamArn as the engine knows it, with its own region
  StreamPoller(
      StreamMapping mapping,
      DynamoDbStreamsClient streams,
      String engineStreamArn,
      StreamEvent events,
      StreamBatch batches,
      Checkpoints checkpoints) {
    this.mapping = mapping;
    this.streams = streams;
    this.engineStreamArn = engineStreamArn;
    this.events = events;
    this.batches = batches;
    this.checkpoints = checkpoints;
    this.shards = new Shards(streams, engineStreamArn, mapping.id(), checkpoints);
    rounds = RepeatedTask.every(Duration.ZERO, "read " + mapping.streamArn(), this::poll);
  }

  /// There may be something new in this table.
  void tableWritten(String tableName) {
    if (tableName.equals(mapping.tableName())) {
      wakeUp.signal();
    }
  }

  private void poll() throws InterruptedException {
    var pause = PAUSE_WHILE_DOWN;
    var isRead = false;
    try {
      pause = readAll() ? Duration.ZERO : LOOK_EVERY;
      isRead = true;
    } catch (SdkException down) {
      logUnlessClosed(down);
    } finally {
      if (!isRead) {
        // What was read and not handled is read again.
        readers.clear();
      }
    }
    wakeUp.await(pause);
  }

  private void logUnlessClosed(SdkException down) {
    if (!closed) {
      LOG.atWarn()
          .addKeyValue("stream", mapping.streamArn())
          .addKeyValue("reason", down.getMessage())
          .log("stream cannot be read");
    }
  }

  /// Whether there may be more already. Whoever wrote since a read has rung.
  private boolean readAll() throws InterruptedException {
    if (readers.isEmpty() || System.nanoTime() - shardsListedAt > NEW_SHARDS_EVERY.toNanos()) {
      openReaders();
    }
    var more = false;
    for (var reader : List.copyOf(readers.values())) {
      more |= readOne(reader) == MAX_READ;
      if (reader.isFinished()) {
        checkpoints.finish(mapping.id(), reader.shard());
        readers.clear();
        return true;
      }
    }
    return more;
  }

  /// How many records the first read found.
  ///
  /// Filters come before batches, as in Lambda: most records are of no interest to the function,
  /// and to read few at a time would keep it waiting for the ones that are.
  private int readOne(ShardReader reader) throws InterruptedException {
    var read = reader.read(MAX_READ);
    if (read.isEmpty()) {
      return 0;
    }
    var last = read.getLast();
    var passing = new ArrayList<>(passing(read));
    var windowEnds = System.nanoTime() + mapping.batching().window().toNanos();
    while (passing.size() < mapping.batching().size()
        && System.nanoTime() < windowEnds
        && !reader.isFinished()) {
      wakeUp.await(LOOK_EVERY);
      var more = reader.read(MAX_READ);
      last = more.isEmpty() ? last : more.getLast();
      passing.addAll(passing(more));
    }
    for (var from = 0; from < passing.size(); from += mapping.batching().size()) {
      var to = Math.min(from + mapping.batching().size(), passing.size());
      batches.handle(
          reader.shard(),
          passing.subList(from, to),
          done -> checkpoints.advance(mapping.id(), reader.shard(), done));
    }
    checkpoints.advance(mapping.id(), reader.shard(), last.dynamodb().sequenceNumber());
    return read.size();
  }

  private List<StreamRecord> passing(List<Record> read) {
    return read.stream()
        .map(events::read)
        .filter(record -> mapping.filter().passes(record.json()))
        .toList();
  }

  private void openReaders() {
    for (var id : shards.readable()) {
      readers.computeIfAbsent(
          id, _ -> new ShardReader(streams, engineStreamArn, id, checkpoints.of(mapping.id(), id)));
    }
    shardsListedAt = System.nanoTime();
  }

  /// Stops at once; a batch that is under way comes again after the next start.
  @Override
  public void close() {
    closed = true;
    rounds.close();
  }
}
