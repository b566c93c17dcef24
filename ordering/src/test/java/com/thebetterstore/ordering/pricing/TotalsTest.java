package com.thebetterstore.ordering.pricing;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TotalsTest {

  private static final long SEED = 77L;

  @Test
  void lines_and_shipping_make_the_total_and_each_is_taxed_by_itself() {
    var totals = of(List.of(nzd(19_99), nzd(59_97)), nzd(6_90));

    assertThat(totals.subtotal()).isEqualTo(nzd(79_96));
    assertThat(totals.total()).isEqualTo(nzd(86_86));
    assertThat(totals.taxTotal()).isEqualTo(nzd(2_61 + 7_82 + 90));
    assertThat(totals.totalExcludingTax()).isEqualTo(nzd(75_53));
    assertThat(totals.taxLines())
        .containsExactly(new TaxLine("GST", 1500, nzd(86_86), totals.taxTotal()));
  }

  @Test
  void a_discount_lowers_the_total_and_the_tax_of_its_line() {
    var lines = List.of(new LinePrice(nzd(100_00), nzd(8_50)), LinePrice.of(nzd(23_00)));
    var totals = Totals.of(CurrencyCode.NZD, lines, nzd(6_90));

    assertThat(totals.subtotal()).isEqualTo(nzd(123_00));
    assertThat(totals.discountTotal()).isEqualTo(nzd(8_50));
    assertThat(totals.total()).isEqualTo(nzd(121_40));
    assertThat(totals.taxTotal()).isEqualTo(nzd(11_93 + 3_00 + 90));
  }

  @Test
  void nothing_costs_nothing_and_has_no_tax_lines() {
    var totals = of(List.of(), nzd(0));

    assertThat(totals.total()).isEqualTo(nzd(0));
    assertThat(totals.taxLines()).isEmpty();
  }

  @Test
  void sums_hold_for_any_lines() {
    var random = new SplittableRandom(SEED);
    for (var i = 0; i < 5_000; i++) {
      var lines =
          LongStream.generate(() -> random.nextLong(1, 200_000))
              .limit(random.nextInt(30))
              .mapToObj(amount -> nzd(amount))
              .toList();
      var shipping = nzd(random.nextLong(2_000));
      var totals = of(lines, shipping);

      var sum = lines.stream().mapToLong(Money::minorUnits).sum() + shipping.minorUnits();
      assertThat(totals.total().minorUnits()).as("seed %d", SEED).isEqualTo(sum);
      assertThat(totals.totalExcludingTax().plus(totals.taxTotal())).isEqualTo(totals.total());
      var once = Gst.contained(totals.total()).minorUnits();
      assertThat(Math.abs(totals.taxTotal().minorUnits() - once) * 2)
          .as("against one rounding for the whole order, seed %d", SEED)
          .isLessThanOrEqualTo(lines.size() + 2L);
    }
  }

  @Test
  void totals_that_do_not_add_up_cannot_be() {
    assertThatThrownBy(
            () -> new Totals(nzd(10), nzd(0), nzd(1), nzd(1), nzd(10), nzd(9), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Totals(nzd(10), nzd(0), nzd(0), nzd(1), nzd(10), nzd(9), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Totals(nzd(1), nzd(2), nzd(1), nzd(0), nzd(0), nzd(0), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinePrice(nzd(1), nzd(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinePrice(nzd(1), nzd(-1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new TaxLine("GST", 1500, nzd(10), nzd(11)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Totals of(List<Money> lines, Money shipping) {
    return Totals.of(CurrencyCode.NZD, lines.stream().map(LinePrice::of).toList(), shipping);
  }
}
