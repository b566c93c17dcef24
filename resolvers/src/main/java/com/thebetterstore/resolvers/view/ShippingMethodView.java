package com.thebetterstore.resolvers.view;

/// GraphQL's `ShippingMethod`.
public record ShippingMethodView(
    String id, String name, MoneyView price, int minDays, int maxDays) {}
