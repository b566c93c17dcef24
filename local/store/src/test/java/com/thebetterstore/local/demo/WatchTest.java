package com.thebetterstore.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WatchTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong seconds = new AtomicLong();
  // Every look at the clock is a second later, the first at the start.
  private final Watch watch =
      new Watch(
          new PrintStream(printed, true, UTF_8),
          () -> Duration.ofSeconds(seconds.getAndIncrement()).toNanos());

  @Test
  void each_step_is_printed_with_its_time_when_it_comes_true() {
    var looks = new AtomicInteger();
    var later = new ExpectedStep("later", LIMIT, () -> seen(looks.incrementAndGet() == 3));

    assertThat(watch.until(0, List.of(later))).isEmpty();

    // Two looks that saw nothing took a second each.
    assertThat(printed.toString(UTF_8).strip())
        .isEqualTo("+2.00 s  later                        yes");
  }

  @Test
  void a_look_that_takes_long_does_not_make_another_step_late() {
    var slow = new CountDownLatch(1);
    var steps =
        List.of(
            new ExpectedStep("slow", LIMIT, () -> seen(opens(slow))),
            new ExpectedStep(
                "at once",
                LIMIT,
                () -> {
                  slow.countDown();
                  return seen(true);
                }));

    assertThat(watch.until(0, steps)).isEmpty();
  }

  @Test
  void a_look_that_fails_is_not_the_last() {
    var looks = new AtomicInteger();
    var restarted =
        new ExpectedStep("restarted", LIMIT, () -> answers(looks.incrementAndGet() == 3));

    assertThat(watch.until(0, List.of(restarted))).isEmpty();
  }

  @Test
  void a_step_whose_looks_all_fail_is_named_with_the_reason() {
    var broken = new ExpectedStep("broken", LIMIT, () -> answers(false));
    var atOnce = new ExpectedStep("at once", LIMIT, () -> seen(true));

    assertThat(watch.until(0, List.of(broken, atOnce))).containsExactly("broken");
    assertThat(printed.toString(UTF_8)).contains("DID NOT HAPPEN: no database", "at once");
  }

  @Test
  void a_mistake_in_the_demonstration_itself_ends_it() {
    var wrong =
        new ExpectedStep(
            "wrong",
            LIMIT,
            () -> {
              throw new ClassCastException("not a step");
            });

    assertThatThrownBy(() -> watch.until(0, List.of(wrong)))
        .hasRootCauseInstanceOf(ClassCastException.class);
  }

  @Test
  void a_step_that_never_comes_true_is_named_and_does_not_hold_the_others_up() {
    var never = new ExpectedStep("never", LIMIT, () -> seen(false));
    var atOnce = new ExpectedStep("at once", LIMIT, () -> seen(true));

    assertThat(watch.until(0, List.of(never, atOnce))).containsExactly("never");
    assertThat(printed.toString(UTF_8)).contains("never", "DID NOT HAPPEN", "at once");
  }

  private static Optional<String> seen(boolean isTrue) {
    return isTrue ? Optional.of("yes") : Optional.empty();
  }

  private static Optional<String> answers(boolean isThere) {
    if (!isThere) {
      throw new IllegalStateException("no database");
    }
    return seen(true);
  }

  private static boolean opens(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
