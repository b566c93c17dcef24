package com.thebetterstore.ordering.pricing;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GstTest {

  @Test
  void the_tax_in_known_prices_is_known() {
    assertThat(Gst.contained(nzd(599_00))).isEqualTo(nzd(78_13));
    assertThat(Gst.contained(nzd(115_00))).isEqualTo(nzd(15_00));
    assertThat(Gst.contained(nzd(19_99))).isEqualTo(nzd(2_61));
    assertThat(Gst.contained(nzd(0))).isEqualTo(nzd(0));
    assertThat(Gst.contained(nzd(3))).isEqualTo(nzd(0));
    assertThat(Gst.contained(nzd(4))).isEqualTo(nzd(1));
  }

  @Test
  void tax_is_within_half_a_cent_of_the_exact_tax_and_never_more_than_the_price() {
    var seed = 20_260_314L;
    var random = new SplittableRandom(seed);
    for (var i = 0; i < 50_000; i++) {
      var price = random.nextLong(10_000_000);
      var tax = Gst.contained(nzd(price)).minorUnits();
      var doubleError = BigDecimal.valueOf(price * 2 * 1500 - tax * 2 * 11_500).abs();
      assertThat(doubleError)
          .as("tax in %d with seed %d", price, seed)
          .isLessThanOrEqualTo(BigDecimal.valueOf(11_500));
      assertThat(tax).isBetween(0L, price);
    }
  }

  @Test
  void nothing_is_contained_in_a_negative_amount() {
    assertThatThrownBy(() -> Gst.contained(nzd(-1))).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_amount_too_large_to_tax_is_an_error_and_no_wrong_number() {
    assertThatThrownBy(() -> Gst.contained(nzd(Long.MAX_VALUE)))
        .isInstanceOf(ArithmeticException.class);
  }
}
