package com.thebetterstore.local.source;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets a poller wait a while, or until somebody rings because there is something to read.
final class Bell {

  private final Semaphore rung = new Semaphore(0);

  void ring() {
    rung.release();
  }

  /// Returns at a ring, also one that was heard before this call.
  void await(Duration longest) throws InterruptedException {
    rung.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    rung.drainPermits();
  }
}
