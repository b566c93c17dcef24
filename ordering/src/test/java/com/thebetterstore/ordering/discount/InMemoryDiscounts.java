package com.thebetterstore.ordering.discount;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Discounts and the counts of their uses in memory.
public final class InMemoryDiscounts implements Discounts {

  private final Map<DiscountCode, Discount> discounts = new HashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();

  @Override
  public synchronized Map<DiscountCode, Counted> find(
      Collection<DiscountCode> codes, Optional<DiscountUser> user) {
    var found = new LinkedHashMap<DiscountCode, Counted>();
    for (var code : codes) {
      var discount = discounts.get(code);
      if (discount != null) {
        var byUser = user.map(who -> used(key(code, who))).orElse(0);
        found.put(code, new Counted(discount, used(code.value()), byUser));
      }
    }
    return Map.copyOf(found);
  }

  @Override
  public synchronized boolean enter(Discount discount) {
    return discounts.putIfAbsent(discount.code(), discount) == null;
  }

  @Override
  public synchronized boolean end(DiscountCode code) {
    return discounts.computeIfPresent(code, (_, discount) -> DiscountFixtures.disabled(discount))
        != null;
  }

  /// The same code under other terms; its uses stay.
  public synchronized void replace(Discount discount) {
    discounts.put(discount.code(), discount);
  }

  /// Whether one use more is within the limits.
  public synchronized boolean isFree(UsedDiscount use) {
    return (!use.countedInAll() || used(use.code().value()) < most(use.code()))
        && use.countedFor()
            .filter(limit -> used(key(use.code(), limit.user())) >= limit.most())
            .isEmpty();
  }

  private int most(DiscountCode code) {
    return Optional.ofNullable(discounts.get(code)).orElseThrow().usesInAll().orElseThrow();
  }

  public synchronized void take(UsedDiscount use) {
    count(use, 1);
  }

  public synchronized void giveBack(UsedDiscount use) {
    count(use, -1);
  }

  private void count(UsedDiscount use, int more) {
    if (use.countedInAll()) {
      uses.merge(use.code().value(), more, Math::addExact);
    }
    use.countedFor()
        .ifPresent(limit -> uses.merge(key(use.code(), limit.user()), more, Math::addExact));
  }

  private int used(String key) {
    return uses.getOrDefault(key, 0);
  }

  private static String key(DiscountCode code, DiscountUser user) {
    return code.value() + "#" + user.value();
  }
}
