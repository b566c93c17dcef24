package com.thebetterstore.ordering.discount;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Knows the discounts of the store, and how often each was used.
public interface Discounts {

  /// The discounts that there are of these codes, with the uses so far. The read is consistent.
  ///
  /// @param user whose uses are asked for; if empty, nobody's
  Map<DiscountCode, Counted> find(Collection<DiscountCode> codes, Optional<DiscountUser> user);

  /// Stores a discount.
  ///
  /// @return whether it did: false when there is one of this code
  boolean enter(Discount discount);

  /// Switches a discount off for good: nobody gets it from now on. Its terms and its uses stay, and
  /// so do the orders that have it. One that is off already stays off.
  ///
  /// @return whether there is one of this code
  boolean end(DiscountCode code);

  /// A discount and its uses by orders that are unpaid or paid. Uses are counted only where they
  /// are limited.
  ///
  /// @param usedByUser of the user who was asked about
  record Counted(Discount discount, int usedInAll, int usedByUser) {}
}
