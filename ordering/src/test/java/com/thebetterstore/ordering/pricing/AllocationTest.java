package com.thebetterstore.ordering.pricing;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.Money;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AllocationTest {

  @Test
  void cents_left_over_go_to_the_largest_remainders_and_among_equals_to_the_first() {
    assertThat(Allocation.byLargestRemainder(nzd(100), List.of(nzd(1), nzd(1), nzd(1))))
        .containsExactly(nzd(34), nzd(33), nzd(33));
    assertThat(Allocation.byLargestRemainder(nzd(10), List.of(nzd(1), nzd(2), nzd(4))))
        .containsExactly(nzd(1), nzd(3), nzd(6));
  }

  @Test
  void parts_make_the_whole_and_none_exceeds_its_line() {
    var seed = 4_711L;
    var random = new SplittableRandom(seed);
    for (var i = 0; i < 20_000; i++) {
      var lines =
          LongStream.generate(() -> random.nextLong(1, 1_000_000))
              .limit(random.nextInt(1, 20))
              .mapToObj(amount -> nzd(amount))
              .toList();
      var amount = random.nextLong(lines.stream().mapToLong(Money::minorUnits).sum() + 1);

      var parts = Allocation.byLargestRemainder(nzd(amount), lines);

      assertThat(parts.stream().mapToLong(Money::minorUnits).sum())
          .as("seed %d", seed)
          .isEqualTo(amount);
      for (var line = 0; line < lines.size(); line++) {
        assertThat(parts.get(line).minorUnits()).isBetween(0L, lines.get(line).minorUnits());
      }
    }
  }

  @Test
  void nothing_is_shared_out_over_nothing() {
    assertThat(Allocation.byLargestRemainder(nzd(0), List.of())).isEmpty();
    assertThat(Allocation.byLargestRemainder(nzd(0), List.of(nzd(0)))).containsExactly(nzd(0));
    assertThatThrownBy(() -> Allocation.byLargestRemainder(nzd(1), List.of(nzd(0))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void negative_amounts_are_refused() {
    assertThatThrownBy(() -> Allocation.byLargestRemainder(nzd(-1), List.of(nzd(5))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allocation.byLargestRemainder(nzd(1), List.of(nzd(5), nzd(-1))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
