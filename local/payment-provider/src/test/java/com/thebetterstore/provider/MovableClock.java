package com.thebetterstore.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that a test moves forward over the real one, so that time also passes by itself.
final class MovableClock implements InstantSource {
  private final InstantSource real = InstantSource.system();
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return real.instant().plus(ahead.get());
  }

  void advance(Duration more) {
    ahead.updateAndGet(now -> now.plus(more));
  }
}
