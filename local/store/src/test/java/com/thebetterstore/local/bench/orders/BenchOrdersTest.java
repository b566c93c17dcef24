package com.thebetterstore.local.bench.orders;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.local.bench.orders.BenchOrders.Effect;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BenchOrdersTest {

  private static final Instant NOON = Instant.parse("2026-03-14T12:00:00Z");

  private final BenchOrders orders = new BenchOrders();

  @Test
  void an_order_has_waited_for_all_when_the_last_has_happened() {
    orders.paid("TBS-1", NOON);
    var seconds = 0;
    for (var effect : Effect.values()) {
      assertThat(orders.timesOfAll().count()).isZero();
      assertThat(orders.lost()).containsExactly("TBS-1");
      orders.happened("TBS-1", effect, NOON.plusSeconds(++seconds));
    }

    assertThat(orders.lost()).isEmpty();
    assertThat(orders.timesOfAll().percentile(100)).isEqualTo(Duration.ofSeconds(4));
    assertThat(orders.times(Effect.CONFIRMED).percentile(100)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void only_the_first_time_counts_and_only_of_orders_that_are_paid_here() {
    orders.happened("TBS-9", Effect.REPORTED, NOON);
    orders.paid("TBS-1", NOON);
    orders.happened("TBS-1", Effect.REPORTED, NOON.plusSeconds(2));
    orders.happened("TBS-1", Effect.REPORTED, NOON.plusSeconds(3));

    assertThat(orders.times(Effect.REPORTED))
        .hasToString("p50 2000 ms, p95 2000 ms, p99 2000 ms, longest 2000 ms");
    assertThat(orders.without(Effect.REPORTED)).isEmpty();
    assertThat(orders.without(Effect.CONFIRMED)).containsExactly("TBS-1");
    assertThat(orders.count()).isEqualTo(1);
  }
}
