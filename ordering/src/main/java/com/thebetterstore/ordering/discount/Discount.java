package com.thebetterstore.ordering.discount;

import com.thebetterstore.contracts.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A discount as the store's people set it up.
///
/// @param enabled whether it is on at all: a switch to end it early
/// @param validFrom the first instant at which it can be used; at any before `validUntil` if empty
/// @param validUntil the first instant at which it no longer can; never if empty
/// @param minimumSubtotal what a cart's goods must cost before any discount
/// @param usesInAll how many orders may use it
/// @param usesEach how many orders of one user may
public record Discount(
    DiscountCode code,
    Reduction reduction,
    boolean enabled,
    Optional<Instant> validFrom,
    Optional<Instant> validUntil,
    Optional<Money> minimumSubtotal,
    OptionalInt usesInAll,
    OptionalInt usesEach) {

  public Discount {
    if (usesInAll.orElse(1) < 1 || usesEach.orElse(1) < 1) {
      throw new IllegalArgumentException("a discount that nobody may use is disabled instead");
    }
    if (minimumSubtotal.filter(Money::isNegative).isPresent()) {
      throw new IllegalArgumentException("no subtotal is below zero");
    }
    if (validFrom.isPresent()
        && validUntil.filter(end -> !end.isAfter(validFrom.get())).isPresent()) {
      throw new IllegalArgumentException("a discount ends after it begins");
    }
  }

  /// Whether anybody can use it at this time.
  public boolean isValidAt(Instant now) {
    return enabled
        && validFrom.filter(now::isBefore).isEmpty()
        && validUntil.filter(end -> !now.isBefore(end)).isEmpty();
  }
}
