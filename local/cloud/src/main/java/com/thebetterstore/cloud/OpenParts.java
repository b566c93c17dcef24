package com.thebetterstore.cloud;

import com.thebetterstore.cloud.process.StartFailure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// What has been started so far, to be stopped in the opposite order.
public final class OpenParts implements AutoCloseable {

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  /// Remembers a part that must be closed.
  public synchronized <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  /// Does all of these at the same time, and waits for all.
  ///
  /// @throws RuntimeException that of the first of them that failed
  public static void together(List<Runnable> steps) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = steps.stream().map(Executors::callable).map(threads::submit).toList();
      for (var step : running) {
        step.get();
      }
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException("a part could not be started", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StartFailure("stopped while starting", stopped);
    }
  }

  /// Closes all, also if some fail; throws the first failure.
  @Override
  public synchronized void close() {
    var failures = new ArrayList<Exception>();
    while (!parts.isEmpty()) {
      closeOne(parts.pop(), failures);
    }
    if (!failures.isEmpty()) {
      throw new IllegalStateException("the store did not stop well", failures.getFirst());
    }
  }

  private static void closeOne(AutoCloseable part, List<Exception> failures) {
    try {
      part.close();
    } catch (Exception failed) {
      failures.add(failed);
    }
  }
}
