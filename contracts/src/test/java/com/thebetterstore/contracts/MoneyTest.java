package com.thebetterstore.contracts;

import static com.thebetterstore.contracts.CurrencyCode.NZD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void nineteen_dollars_ninety_nine_is_1999_cents_and_stays_so() {
    assertThat(nzd(19_99).amount()).isEqualTo("19.99");
    assertThat(nzd(19_99).times(3)).isEqualTo(nzd(59_97));
  }

  @Test
  void an_amount_shows_all_its_decimals_and_its_sign() {
    assertThat(nzd(0).amount()).isEqualTo("0.00");
    assertThat(nzd(5).amount()).isEqualTo("0.05");
    assertThat(nzd(-1_00).amount()).isEqualTo("-1.00");
    assertThat(nzd(Long.MAX_VALUE).amount()).isEqualTo("92233720368547758.07");
  }

  @Test
  void what_is_added_can_be_taken_away() {
    assertThat(nzd(10_00).plus(nzd(5_50)).minus(nzd(5_50))).isEqualTo(nzd(10_00));
  }

  @Test
  void a_sum_that_does_not_fit_throws() {
    var most = nzd(Long.MAX_VALUE);

    assertThatThrownBy(() -> most.plus(nzd(1))).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> nzd(Long.MIN_VALUE).minus(nzd(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void amounts_are_ordered_by_size() {
    assertThat(nzd(1)).isLessThan(nzd(2));
    assertThat(nzd(-1).isNegative()).isTrue();
    assertThat(Money.zero(NZD).isZero()).isTrue();
  }

  private static Money nzd(long minorUnits) {
    return new Money(minorUnits, NZD);
  }
}
