package com.thebetterstore.cloud.waf;

import java.time.Duration;
import java.time.Instant;

/// How many there were in a window of time that moves on by its thirtieth part.
final class SlidingCount {

  private static final int SLOTS = 30;

  private final int[] counts = new int[SLOTS];
  private long last = Long.MIN_VALUE;

  /// The part of time in which an instant is.
  static long slot(Instant instant, Duration window) {
    return Math.floorDiv(instant.toEpochMilli(), window.toMillis() / SLOTS);
  }

  /// Counts one more, and says how many there are now.
  int add(long slot) {
    for (var passed = Math.max(last + 1, slot - SLOTS + 1); passed <= slot; passed++) {
      counts[at(passed)] = 0;
    }
    last = Math.max(last, slot);
    counts[at(last)]++;
    var sum = 0;
    for (var count : counts) {
      sum += count;
    }
    return sum;
  }

  private static int at(long slot) {
    return Math.floorMod(slot, SLOTS);
  }

  /// Whether all that was counted is out of the window.
  boolean isOver(long slot) {
    return slot - last >= SLOTS;
  }
}
