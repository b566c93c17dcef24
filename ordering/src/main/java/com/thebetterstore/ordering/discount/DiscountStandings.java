package com.thebetterstore.ordering.discount;

import com.thebetterstore.ordering.discount.Discounts.Counted;
import com.thebetterstore.ordering.discount.Standing.Unusable;
import com.thebetterstore.ordering.discount.Standing.Usable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Finds how codes stand. No codes cost no read.
public final class DiscountStandings {

  private final Discounts discounts;
  private final InstantSource clock;

  public DiscountStandings(Discounts discounts, InstantSource clock) {
    this.discounts = discounts;
    this.clock = clock;
  }

  /// How these codes stand for a user who has used none of them for the cart in question.
  ///
  /// @param user empty while nobody knows who it is: then no use is counted
  public Map<DiscountCode, Standing> of(
      Collection<DiscountCode> codes, Optional<DiscountUser> user) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    var now = clock.instant();
    var found = discounts.find(codes, user);
    var standings = new HashMap<DiscountCode, Standing>();
    codes.forEach(code -> standings.put(code, standing(Optional.ofNullable(found.get(code)), now)));
    return Map.copyOf(standings);
  }

  /// How these codes stand for a cart whose order has taken its uses already.
  public Map<DiscountCode, Standing> taken(Collection<DiscountCode> codes) {
    if (codes.isEmpty()) {
      return Map.of();
    }
    var found = discounts.find(codes, Optional.empty());
    var standings = new HashMap<DiscountCode, Standing>();
    codes.forEach(code ->
        standings.put(
            code,
            Optional.ofNullable(found.get(code))
                .<Standing>map(counted -> new Usable(counted.discount()))
                .orElseGet(() -> new Unusable(Inapplicable.NOT_VALID))));
    return Map.copyOf(standings);
  }

  private static Standing standing(Optional<Counted> found, Instant now) {
    if (found.filter(counted -> counted.discount().isValidAt(now)).isEmpty()) {
      return new Unusable(Inapplicable.NOT_VALID);
    }
    var counted = found.get();
    var discount = counted.discount();
    if (counted.usedInAll() >= discount.usesInAll().orElse(Integer.MAX_VALUE)) {
      return new Unusable(Inapplicable.USED_UP);
    }
    return counted.usedByUser() >= discount.usesEach().orElse(Integer.MAX_VALUE)
        ? new Unusable(Inapplicable.USED_BEFORE)
        : new Usable(discount);
  }
}
