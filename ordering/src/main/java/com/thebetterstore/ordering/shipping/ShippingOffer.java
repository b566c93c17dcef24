package com.thebetterstore.ordering.shipping;

import com.thebetterstore.contracts.Money;
import java.util.Optional;

/// A way in which the store sends parcels, whatever is in them; see [ShippingRules].
///
/// @param price tax included
/// @param freeFrom the subtotal, tax included, from which on it costs nothing
/// @param minDays working days at the least
/// @param maxDays working days at the most
public record ShippingOffer(
    ShippingMethodId id,
    String name,
    Money price,
    Optional<Money> freeFrom,
    int minDays,
    int maxDays) {

  public ShippingOffer {
    if (minDays < 1 || maxDays < minDays) {
      throw new IllegalArgumentException(
          id.value() + " takes from " + minDays + " to " + maxDays + " working days");
    }
  }

  ShippingMethod at(Money subtotal) {
    var free = freeFrom.filter(least -> subtotal.compareTo(least) >= 0).isPresent();
    return new ShippingMethod(
        id, name, free ? Money.zero(price.currency()) : price, minDays, maxDays);
  }
}
