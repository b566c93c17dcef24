package com.thebetterstore.provider.journal;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/// Identifiers as Stripe makes them: a prefix that says the kind, then letters and digits. A later
/// id sorts after an earlier one with the same prefix.
public final class StripeIds {
  private static final String LETTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int TIME_LETTERS = 9;
  private static final int RANDOM_LETTERS = 24;
  private static final long IDS_PER_MILLISECOND = 1_000;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final AtomicLong lastStamp = new AtomicLong();

  public StripeIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  public InstantSource clock() {
    return clock;
  }

  public String next(String prefix) {
    return prefix + time() + letters(RANDOM_LETTERS);
  }

  public String letters(int count) {
    var text = new StringBuilder(count);
    for (var i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private String time() {
    var rest =
        lastStamp.updateAndGet(last -> Math.max(last + 1, clock.millis() * IDS_PER_MILLISECOND));
    var text = new StringBuilder(TIME_LETTERS);
    for (var i = 0; i < TIME_LETTERS; i++) {
      text.append(LETTERS.charAt((int) (rest % LETTERS.length())));
      rest /= LETTERS.length();
    }
    return text.reverse().toString();
  }
}
