package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.resolvers.view.MoneyView;

/// GraphQL's `OrderDiscount`.
public record OrderDiscountView(String code, MoneyView amount) {}
