package com.thebetterstore.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong seconds = new AtomicLong();
  // Every look at the clock is a second later.
  private final Watch watch =
      new Watch(
          new PrintStream(printed, true, UTF_8),
          () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());

  @Test
  void each_step_is_printed_when_it_comes_true() {
    var looks = new AtomicInteger();
    var later = new Step("later", LIMIT, () -> seen(looks.incrementAndGet() == 3));
    var atOnce = new Step("at once", LIMIT, () -> seen(true));

    var missed = watch.until(0, List.of(later, atOnce));

    assertThat(missed).isEmpty();
    assertThat(printed.toString(UTF_8).lines().map(String::strip))
        .containsExactly(
            "+1.00 s  at once                      yes",
            "+3.00 s  later                        yes");
  }

  @Test
  void a_step_that_never_comes_true_is_named_and_does_not_hold_the_others_up() {
    var never = new Step("never", LIMIT, () -> seen(false));
    var atOnce = new Step("at once", LIMIT, () -> seen(true));

    assertThat(watch.until(0, List.of(never, atOnce))).containsExactly("never");
    assertThat(printed.toString(UTF_8)).contains("never", "DID NOT HAPPEN", "at once");
  }

  private static Optional<String> seen(boolean isTrue) {
    return isTrue ? Optional.of("yes") : Optional.empty();
  }
}
