package com.thebetterstore.resolvers.view;

import org.jspecify.annotations.Nullable;

/// GraphQL's `Address`.
public record AddressView(
    String name,
    String line1,
    @Nullable String line2,
    String city,
    @Nullable String region,
    String postalCode,
    String countryCode,
    @Nullable String phone) {}
