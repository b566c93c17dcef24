package com.thebetterstore.ordering.shipping;

import com.thebetterstore.contracts.Money;

/// A way of sending the physical items of one cart.
///
/// @param price for this cart, tax included
/// @param minDays working days at the least
/// @param maxDays working days at the most
public record ShippingMethod(
    ShippingMethodId id, String name, Money price, int minDays, int maxDays) {}
