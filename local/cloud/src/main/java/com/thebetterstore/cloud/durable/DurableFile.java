package com.thebetterstore.cloud.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/// A file of [DurableMap]s. What a [#change] did is on disk, all of it, before the call returns: a
/// killed process loses nothing that was answered, and never keeps half of a change.
///
/// Changes run one at a time. A change that throws is undone.
public final class DurableFile implements AutoCloseable {
  private final MVStore store;
  private final ReentrantLock turn = new ReentrantLock();

  private DurableFile(MVStore store) {
    this.store = store;
  }

  /// Opens the file, or makes it and the folders above it. One process at a time may have it open.
  public static DurableFile open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot make the folder of " + file, cause);
    }
    // Without the background commits nothing is written but what `change` commits.
    var store = new MVStore.Builder().fileName(file.toString()).autoCommitDisabled().open();
    return new DurableFile(store);
  }

  /// The map of that name, for records of that type.
  public <T extends Record> DurableMap<T> map(String name, Class<T> type) {
    return new DurableMap<>(store.openMap(name), type);
  }

  /// Runs `work` alone and commits all it put into the maps.
  public <T> T change(Supplier<T> work) {
    turn.lock();
    try {
      var result = work.get();
      store.commit();
      return result;
    } catch (RuntimeException | Error failed) {
      store.rollback();
      throw failed;
    } finally {
      turn.unlock();
    }
  }

  /// Like [#change] for work without a result.
  public void change(Runnable work) {
    change(() -> {
      work.run();
      return true;
    });
  }

  @Override
  public void close() {
    turn.lock();
    try {
      if (!store.isClosed()) {
        store.close();
      }
    } finally {
      turn.unlock();
    }
  }
}
