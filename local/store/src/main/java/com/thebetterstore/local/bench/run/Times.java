package com.thebetterstore.local.bench.run;

import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Many measurements of one thing.
public final class Times {

  private static final double MILLIS_PER_SECOND = 1000;

  private final Queue<Duration> all = new ConcurrentLinkedQueue<>();

  public void add(Duration time) {
    all.add(time);
  }

  public int count() {
    return all.size();
  }

  /// The time that this share of all took at most, nearest rank.
  public Duration percentile(int percent) {
    var sorted = all.stream().sorted().toList();
    if (sorted.isEmpty()) {
      return Duration.ZERO;
    }
    var rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(rank, 1) - 1);
  }

  public static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.2f s", time.toMillis() / MILLIS_PER_SECOND);
  }

  @Override
  public String toString() {
    return "p50 %d ms, p95 %d ms, p99 %d ms, longest %d ms"
        .formatted(
            percentile(50).toMillis(),
            percentile(95).toMillis(),
            percentile(99).toMillis(),
            percentile(100).toMillis());
  }
}
