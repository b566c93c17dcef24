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

  /// From this subtotal on, standard delivery is free.
  public static final Money FREE_STANDARD_FROM = nzd(100_00);

  private static final Money STANDARD_PRICE = nzd(6_90);
  private static final Money EXPRESS_PRICE = nzd(12_90);

  private ShippingRules() {}

  /// The methods for items that are sent to an address: none before the address is known.
  ///
  /// @param subtotal all lines, tax included
  public static List<ShippingMethod> offeredTo(Optional<Address> address, Money subtotal) {
    if (address.filter(to -> to.countryCode().equals(COUNTRY)).isEmpty()) {
      return List.of();
    }
    var standardPrice =
        subtotal.compareTo(FREE_STANDARD_FROM) >= 0
            ? Money.zero(AmountRules.CURRENCY)
            : STANDARD_PRICE;
    return List.of(
        new ShippingMethod(STANDARD, "Standard courier", standardPrice, 2, 4),
        new ShippingMethod(EXPRESS, "Express courier", EXPRESS_PRICE, 1, 1));
  }

  private static Money nzd(long minorUnits) {
    return new Money(minorUnits, AmountRules.CURRENCY);
  }
}
