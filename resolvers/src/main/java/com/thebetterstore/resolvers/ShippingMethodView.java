package com.thebetterstore.resolvers;

/// GraphQL's `ShippingMethod`.
record ShippingMethodView(String id, String name, MoneyView price, int minDays, int maxDays) {}
