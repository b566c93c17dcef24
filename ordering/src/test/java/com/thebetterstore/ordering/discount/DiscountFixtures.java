package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.Reduction.Amount;
import com.thebetterstore.ordering.discount.Reduction.Percentage;
import com.thebetterstore.ordering.discount.Standing.Usable;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Discounts for tests.
public final class DiscountFixtures {

  private DiscountFixtures() {}

  public static Discount percentage(String code, int basisPoints) {
    return discount(code, new Percentage(basisPoints));
  }

  public static Discount amount(String code, long minorUnits) {
    return discount(code, new Amount(new Money(minorUnits, CurrencyCode.NZD)));
  }

  public static Discount discount(String code, Reduction reduction) {
    return new Discount(
        new DiscountCode(code),
        reduction,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        OptionalInt.empty());
  }

  public static Discount disabled(Discount of) {
    return new Discount(
        of.code(),
        of.reduction(),
        false,
        of.validFrom(),
        of.validUntil(),
        of.minimumSubtotal(),
        of.usesInAll(),
        of.usesEach());
  }

  public static Discount between(Discount of, Instant from, Instant until) {
    return new Discount(
        of.code(),
        of.reduction(),
        of.enabled(),
        Optional.of(from),
        Optional.of(until),
        of.minimumSubtotal(),
        of.usesInAll(),
        of.usesEach());
  }

  public static Discount withMinimum(Discount of, long minimum) {
    return new Discount(
        of.code(),
        of.reduction(),
        of.enabled(),
        of.validFrom(),
        of.validUntil(),
        Optional.of(new Money(minimum, CurrencyCode.NZD)),
        of.usesInAll(),
        of.usesEach());
  }

  public static Discount limited(Discount of, int inAll) {
    return limited(of, OptionalInt.of(inAll), of.usesEach());
  }

  public static Discount limitedEach(Discount of, int each) {
    return limited(of, of.usesInAll(), OptionalInt.of(each));
  }

  private static Discount limited(Discount of, OptionalInt inAll, OptionalInt each) {
    return new Discount(
        of.code(),
        of.reduction(),
        of.enabled(),
        of.validFrom(),
        of.validUntil(),
        of.minimumSubtotal(),
        inAll,
        each);
  }

  /// All of these can be used.
  public static Map<DiscountCode, Standing> usable(Discount... discounts) {
    return Arrays.stream(discounts).collect(Collectors.toMap(Discount::code, Usable::new));
  }
}
