package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.resolvers.view.MoneyView;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ShippingOffer`.
record ShippingOfferView(
    String id,
    String name,
    MoneyView price,
    @Nullable MoneyView freeFrom,
    int minDays,
    int maxDays) {}
