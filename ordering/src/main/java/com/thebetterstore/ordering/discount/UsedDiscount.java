package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.Money;
import java.util.Optional;

/// A code as an order used it: what it took off, and what was counted, so that exactly that is
/// given back if the order is not paid.
///
/// @param countedInAll whether its uses in all are limited
/// @param countedFor whose uses are limited, if each user's are
public record UsedDiscount(
    DiscountCode code, Money amount, boolean countedInAll, Optional<CountedFor> countedFor) {

  public UsedDiscount {
    if (amount.isZero() || amount.isNegative()) {
      throw new IllegalArgumentException("a code that was used took something off");
    }
  }

  /// A user, and how often the user may use the code.
  public record CountedFor(DiscountUser user, int most) {}

  /// The same without whose use it was, which is not given back any more.
  public UsedDiscount withoutUser() {
    return new UsedDiscount(code, amount, countedInAll, Optional.empty());
  }

  /// A use by this user, counted as the discount's limits ask.
  public static UsedDiscount of(Discount discount, Money amount, Optional<DiscountUser> user) {
    return new UsedDiscount(
        discount.code(),
        amount,
        discount.usesInAll().isPresent(),
        discount.usesEach().isPresent()
            ? Optional.of(new CountedFor(user.orElseThrow(), discount.usesEach().getAsInt()))
            : Optional.empty());
  }
}
