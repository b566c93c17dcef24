package com.thebetterstore.cloud.timing;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatedTaskTest {

  private static List<Throwable> failures() {
    return List.of(
        new OutOfMemoryError("once"),
        new StackOverflowError(),
        new AssertionError("once"),
        new NoClassDefFoundError("once"),
        new IllegalStateException("once"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void the_next_round_comes_after_one_that_failed(Throwable failure) {
    var count = new AtomicInteger();
    try (var _ =
        RepeatedTask.every(
            Duration.ofMillis(1),
            "test",
            () -> {
              if (count.getAndIncrement() == 0) {
                RepeatedTaskTest.<RuntimeException>sneak(failure);
              }
            })) {
      Eventually.holds("more rounds", () -> count.get() > 3);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }

  @Test
  void a_close_interrupts_the_round_and_no_other_comes() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var count = new AtomicInteger();
    var rounds =
        RepeatedTask.every(
            Duration.ZERO,
            "test",
            () -> {
              count.incrementAndGet();
              begun.countDown();
              new CountDownLatch(1).await();
            });
    begun.await();

    rounds.close();

    assertThat(count).hasValue(1);
  }
}
