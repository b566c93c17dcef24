package com.thebetterstore.cloud.source.stream;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets a poller wait a while, or until it is signalled because there is something to read.
final class WakeUp {

  private final Semaphore rung = new Semaphore(0);

  void signal() {
    rung.release();
  }

  /// Returns at a signal, also one that came before this call.
  void await(Duration longest) throws InterruptedException {
    rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    rung.drainPermits();
  }
}
