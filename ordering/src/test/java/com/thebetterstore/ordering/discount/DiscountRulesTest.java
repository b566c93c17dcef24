package com.thebetterstore.ordering.discount;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.discount.DiscountFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.DiscountRules.CodeOutcome;
import com.thebetterstore.ordering.discount.DiscountRules.Outcome;
import com.thebetterstore.ordering.discount.Reduction.Amount;
import com.thebetterstore.ordering.discount.Reduction.Percentage;
import com.thebetterstore.ordering.discount.Standing.Unusable;
import com.thebetterstore.ordering.pricing.Gst;
import com.thebetterstore.ordering.pricing.LinePrice;
import com.thebetterstore.ordering.pricing.Totals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiscountRulesTest {

  private static final long SEED = 310_326L;

  @Test
  void a_percentage_is_rounded_half_up_and_shared_out_in_proportion() {
    var outcome = apply(List.of(nzd(45_00), nzd(19_99)), percentage("TENTH", 1_000));

    assertThat(outcome.perLine()).containsExactly(nzd(4_50), nzd(2_00));
    assertThat(outcome.codes().getFirst().amount()).isEqualTo(nzd(6_50));
    assertThat(new Percentage(5_000).of(nzd(1))).isEqualTo(nzd(1));
    assertThat(new Percentage(4_999).of(nzd(1))).isEqualTo(nzd(0));
  }

  @Test
  void percentages_come_first_however_the_buyer_ordered_the_codes() {
    var ten = amount("TEN", 10_00);
    var half = percentage("HALF", 5_000);

    var one = apply(List.of(nzd(100_00)), ten, half);
    var other = apply(List.of(nzd(100_00)), half, ten);

    assertThat(one.perLine()).containsExactly(nzd(60_00)).isEqualTo(other.perLine());
    assertThat(one.codes().stream().map(CodeOutcome::code))
        .containsExactly(ten.code(), half.code());
  }

  @Test
  void no_more_is_taken_off_than_the_lines_cost() {
    var outcome =
        apply(List.of(nzd(15_00), nzd(2_00)), amount("TWENTY", 20_00), amount("TEN", 10_00));

    assertThat(outcome.perLine()).containsExactly(nzd(15_00), nzd(2_00));
    assertThat(outcome.codes().getFirst().amount()).isEqualTo(nzd(17_00));
    assertThat(outcome.codes().getLast().why()).contains(Inapplicable.NOTHING_LEFT);
  }

  @Test
  void a_minimum_is_met_by_what_the_lines_cost_before_any_discount() {
    var half = percentage("HALF", 5_000);
    var five = withMinimum(amount("FIVE", 5_00), 50_00);

    assertThat(apply(List.of(nzd(50_00)), half, five).perLine()).containsExactly(nzd(30_00));
    assertThat(apply(List.of(nzd(49_99)), half, five).codes().getLast())
        .isEqualTo(
            new CodeOutcome(
                five.code(), Optional.of(five), Optional.of(Inapplicable.BELOW_MINIMUM), nzd(0)));
  }

  @Test
  void a_code_that_cannot_be_used_takes_nothing_off_and_says_why() {
    var code = new DiscountCode("GONE");
    var standings = Map.<DiscountCode, Standing>of(code, new Unusable(Inapplicable.USED_UP));

    var outcome =
        DiscountRules.apply(List.of(code), standings, CurrencyCode.NZD, List.of(nzd(10_00)));

    assertThat(outcome.perLine()).containsExactly(nzd(0));
    assertThat(outcome.codes().getFirst().why()).contains(Inapplicable.USED_UP);
  }

  @Test
  void nothing_is_taken_off_an_empty_cart() {
    assertThat(apply(List.of(), percentage("TENTH", 1_000)).codes().getFirst().why())
        .contains(Inapplicable.NOTHING_LEFT);
  }

  @Test
  void sums_hold_whatever_the_lines_and_the_codes() {
    var random = new SplittableRandom(SEED);
    for (var life = 0; life < 20_000; life++) {
      var lines = lines(random);
      var codes = codes(random);
      var outcome = apply(lines, codes);
      var shipping = nzd(random.nextLong(2_000));
      var totals = totals(lines, outcome, shipping);

      var off = sum(outcome.perLine());
      assertThat(sum(outcome.codes().stream().map(CodeOutcome::amount).toList()))
          .as("seed %d", SEED)
          .isEqualTo(off)
          .isEqualTo(totals.discountTotal());
      assertThat(totals.discountTotal()).isBetween(nzd(0), totals.subtotal());
      assertThat(totals.total()).isEqualTo(totals.subtotal().minus(off).plus(shipping));
      assertThat(totals.totalExcludingTax().plus(totals.taxTotal())).isEqualTo(totals.total());
      for (var i = 0; i < lines.size(); i++) {
        assertThat(outcome.perLine().get(i)).isBetween(nzd(0), lines.get(i));
      }
    }
  }

  @Test
  void a_product_on_two_lines_costs_the_same_and_its_tax_at_most_a_cent_a_line_more_or_less() {
    var random = new SplittableRandom(SEED);
    for (var life = 0; life < 5_000; life++) {
      var lines = lines(random);
      var codes = codes(random);
      var whole = lines.getFirst().minorUnits();
      var part = random.nextLong(whole + 1);
      var split = new ArrayList<>(lines);
      split.set(0, nzd(part));
      split.add(1, nzd(whole - part));

      var one = totals(lines, apply(lines, codes), nzd(0));
      var two = totals(split, apply(split, codes), nzd(0));

      assertThat(two.total()).as("seed %d", SEED).isEqualTo(one.total());
      assertThat(Math.abs(two.taxTotal().minus(one.taxTotal()).minorUnits()))
          .isLessThanOrEqualTo(split.size());
    }
  }

  @Test
  void the_order_of_the_lines_does_not_change_what_a_code_takes_off() {
    var random = new SplittableRandom(SEED);
    for (var life = 0; life < 5_000; life++) {
      var lines = lines(random);
      var codes = codes(random);

      assertThat(apply(lines.reversed(), codes).codes()).isEqualTo(apply(lines, codes).codes());
    }
  }

  @Test
  void codes_are_read_as_people_write_them() {
    assertThat(DiscountCode.parse("  welcome10\n")).contains(new DiscountCode("WELCOME10"));
    assertThat(List.of("", "AB", "-AB", "A B", "ÄBC", "A".repeat(25), " ".repeat(99) + "ABC"))
        .allSatisfy(text -> assertThat(DiscountCode.parse(text)).isEmpty());
  }

  @Test
  void a_discount_that_makes_no_sense_cannot_be() {
    assertThatThrownBy(() -> new Percentage(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Percentage(10_001)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Amount(nzd(0))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limited(amount("TEN", 10_00), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> between(amount("TEN", 10_00), DiscountsContract.NOON, DiscountsContract.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Money> lines(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(1, 12))
        .mapToObj(_ -> nzd(random.nextLong(1, 50_000)))
        .toList();
  }

  private static Discount[] codes(SplittableRandom random) {
    return IntStream.rangeClosed(1, random.nextInt(DiscountRules.MAX_CODES + 1))
        .mapToObj(i -> {
          var discount =
              random.nextBoolean()
                  ? percentage("CODE" + i, random.nextInt(1, 10_001))
                  : amount("CODE" + i, random.nextLong(1, 60_000));
          return random.nextInt(3) == 0
              ? withMinimum(discount, random.nextLong(100_000))
              : discount;
        })
        .toArray(Discount[]::new);
  }

  private static Outcome apply(List<Money> lines, Discount... discounts) {
    return DiscountRules.apply(
        Arrays.stream(discounts).map(Discount::code).toList(),
        usable(discounts),
        CurrencyCode.NZD,
        lines);
  }

  private static Totals totals(List<Money> lines, Outcome outcome, Money shipping) {
    var prices =
        IntStream.range(0, lines.size())
            .mapToObj(i -> new LinePrice(lines.get(i), outcome.perLine().get(i)))
            .toList();
    assertThat(prices)
        .allSatisfy(price -> assertThat(price.tax()).isEqualTo(Gst.contained(price.charged())));
    return Totals.of(CurrencyCode.NZD, prices, shipping);
  }

  private static Money sum(List<Money> amounts) {
    return amounts.stream().reduce(nzd(0), Money::plus);
  }
}
