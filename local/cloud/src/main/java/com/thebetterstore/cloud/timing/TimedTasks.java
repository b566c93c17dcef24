package com.thebetterstore.cloud.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Runs tasks at their instants, each on its own virtual thread, on whatever clock it is given.
public final class TimedTasks implements AutoCloseable {

  private record Entry(Instant when, Runnable task) {}

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::when));
  private final RepeatedTask rounds;

  /// Begins to wait.
  public TimedTasks(InstantSource clock) {
    this.clock = clock;
    rounds = RepeatedTask.every(Duration.ZERO, "agenda", this::startNext);
  }

  /// Runs the task once, at this instant or at once if it has passed. After a close, never.
  public void at(Instant when, Runnable task) {
    lock.lock();
    try {
      entries.add(new Entry(when, task));
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// To be called by whoever moves a clock that is not the wall's.
  public void clockMoved() {
    lock.lock();
    try {
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// Starts the next task when its time has come.
  private void startNext() throws InterruptedException {
    lock.lock();
    try {
      var next = due();
      Thread.startVirtualThread(next.task());
      entries.remove(next);
    } finally {
      lock.unlock();
    }
  }

  private Entry due() throws InterruptedException {
    while (true) {
      var next = entries.peek();
      if (next == null) {
        changed.await();
      } else if (next.when().isAfter(clock.instant())) {
        changed.awaitNanos(Duration.between(clock.instant(), next.when()).toNanos());
      } else {
        return next;
      }
    }
  }

  @Override
  public void close() {
    rounds.close();
  }
}
