package com.thebetterstore.resolvers.order;

import com.thebetterstore.resolvers.view.MoneyView;

/// GraphQL's `OrderDiscount`.
record OrderDiscountView(String code, MoneyView amount) {}
