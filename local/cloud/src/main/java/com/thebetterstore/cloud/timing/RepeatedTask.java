package com.thebetterstore.cloud.timing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does the same again and again on a thread of its own, until it is closed.
///
/// A round that fails, be it with an [Error], is logged and ends nothing: the next one comes. An
/// executor's own repetition stops for ever, and without a word, at the first task that throws.
public final class RepeatedTask implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RepeatedTask.class);
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final Duration CLOSING_PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Duration pause;
  private final Round round;
  private final ScheduledExecutorService thread;

  /// What is done each time.
  @FunctionalInterface
  public interface Round {

    /// A close interrupts it.
    void run() throws InterruptedException;
  }

  private RepeatedTask(Duration pause, String name, Round round) {
    this.name = name;
    this.pause = pause;
    this.round = round;
    thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /// Begins after one pause.
  ///
  /// @param pause between the end of a round and the next; longer after one that failed
  /// @param name of the thread
  public static RepeatedTask every(Duration pause, String name, Round round) {
    var rounds = new RepeatedTask(pause, name, round);
    rounds.next(pause);
    return rounds;
  }

  private void run() {
    var next = PAUSE_AFTER_FAILURE.compareTo(pause) > 0 ? PAUSE_AFTER_FAILURE : pause;
    try {
      round.run();
      next = pause;
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (Throwable failed) {
      if (!thread.isShutdown()) {
        LOG.atError().setCause(failed).addKeyValue("rounds", name).log("a round failed");
      }
    } finally {
      next(next);
    }
  }

  private void next(Duration in) {
    try {
      var _ = thread.schedule(this::run, in.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException closed) {
      LOG.atDebug().addKeyValue("rounds", name).log("ended");
    }
  }

  /// Interrupts the round that is under way, and waits a little for its end.
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(CLOSING_PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        LOG.atWarn().addKeyValue("rounds", name).log("a round does not end");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
