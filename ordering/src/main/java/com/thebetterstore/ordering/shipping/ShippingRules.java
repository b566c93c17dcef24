package com.thebetterstore.ordering.shipping;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.pricing.AmountRules;
import java.util.List;
import java.util.Optional;

/// The ways in which the store sends parcels, all of them within New Zealand.
public final class ShippingRules {

  public static final String COUNTRY = "NZ";

  public static final ShippingMethodId STANDARD = new ShippingMethodId("standard-courier");
  public static final ShippingMethodId EXPRESS = new ShippingMethodId("express-courier");

  /// What they cost and how long they take is said here only.
  public static final List<ShippingOffer> OFFERS =
      List.of(
          new ShippingOffer(
              STANDARD, "Standard courier", nzd(6_90), Optional.of(nzd(100_00)), 2, 4),
          new ShippingOffer(EXPRESS, "Express courier", nzd(12_90), Optional.empty(), 1, 1));

  private ShippingRules() {}

  /// The methods for items that are sent to an address: none before the address is known.
  ///
  /// @param subtotal all lines, tax included
  public static List<ShippingMethod> offeredTo(Optional<Address> address, Money subtotal) {
    return address.filter(to -> to.countryCode().equals(COUNTRY)).isEmpty()
        ? List.of()
        : OFFERS.stream().map(offer -> offer.at(subtotal)).toList();
  }

  private static Money nzd(long minorUnits) {
    return new Money(minorUnits, AmountRules.CURRENCY);
  }
}
