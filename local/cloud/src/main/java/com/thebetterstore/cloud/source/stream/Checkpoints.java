package com.thebetterstore.cloud.source.stream;

import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// How far each mapping has read each shard, on disk.
final class Checkpoints {

  private static final String FINISHED = "finished";

  private final MVStore store;
  private final MVMap<String, String> positions;

  Checkpoints(MVStore store) {
    this.store = store;
    positions = store.openMap("stream-checkpoints");
  }

  /// The last sequence number that was handled.
  Optional<String> of(String mapping, String shard) {
    return Optional.ofNullable(positions.get(key(mapping, shard)));
  }

  void advance(String mapping, String shard, String sequenceNumber) {
    positions.put(key(mapping, shard), sequenceNumber);
    store.commit();
  }

  /// The shard is closed and everything in it was handled.
  void finish(String mapping, String shard) {
    advance(mapping, shard, FINISHED);
  }

  boolean isFinished(String mapping, String shard) {
    return of(mapping, shard).filter(FINISHED::equals).isPresent();
  }

  private static String key(String mapping, String shard) {
    return mapping + " " + shard;
  }
}
