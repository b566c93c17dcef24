package com.thebetterstore.resolvers.discount;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.discount.Discount;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.Reduction;
import com.thebetterstore.ordering.discount.Reduction.Amount;
import com.thebetterstore.ordering.discount.Reduction.Percentage;
import com.thebetterstore.ordering.pricing.AmountRules;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One discount as a person writes it: `percent` or `amount` off, one of the two.
///
/// @param percent such as `12.5`
/// @param amount in dollars, with cents
/// @param validFrom such as `2026-04-01T00:00:00Z`
/// @param minimumSubtotal in dollars, with cents
record DiscountEntry(
    String code,
    @Nullable String percent,
    @Nullable String amount,
    @Nullable String validFrom,
    @Nullable String validUntil,
    @Nullable String minimumSubtotal,
    @Nullable Integer usesInAll,
    @Nullable Integer usesEach) {

  private static final int BASIS_POINTS_PER_PERCENT = 2;

  /// @throws IllegalArgumentException when it is no discount; the message says of which code, and
  ///   why
  Discount discount() {
    try {
      return new Discount(
          new DiscountCode(code),
          reduction(),
          true,
          read(validFrom, Instant::parse),
          read(validUntil, Instant::parse),
          read(minimumSubtotal, DiscountEntry::dollars),
          limit(usesInAll),
          limit(usesEach));
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException wrong) {
      throw new IllegalArgumentException(
          "discount %s: %s".formatted(code, wrong.getMessage()), wrong);
    }
  }

  private Reduction reduction() {
    if (percent != null && amount == null) {
      var basisPoints = new BigDecimal(percent).movePointRight(BASIS_POINTS_PER_PERCENT);
      return new Percentage(basisPoints.intValueExact());
    }
    if (amount != null && percent == null) {
      return new Amount(dollars(amount));
    }
    throw new IllegalArgumentException("either percent or amount says what it takes off");
  }

  private static <T> Optional<T> read(@Nullable String text, Function<String, T> reading) {
    return Optional.ofNullable(text).map(reading);
  }

  private static Money dollars(String text) {
    var currency = AmountRules.CURRENCY;
    var minorUnits = new BigDecimal(text).movePointRight(currency.fractionDigits());
    return new Money(minorUnits.longValueExact(), currency);
  }

  private static OptionalInt limit(@Nullable Integer most) {
    return most == null ? OptionalInt.empty() : OptionalInt.of(most);
  }
}
