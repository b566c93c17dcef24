package com.thebetterstore.resolvers.checkout;

import java.util.List;

/// GraphQL's `StoreSettings`.
record StoreSettingsView(
    boolean guestCheckout,
    List<String> deliveryCountries,
    List<ShippingOfferView> shippingOffers,
    int maxLinesPerCart) {}
