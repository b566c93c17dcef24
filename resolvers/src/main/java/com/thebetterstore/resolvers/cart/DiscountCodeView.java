package com.thebetterstore.resolvers.cart;

import com.thebetterstore.ordering.discount.Inapplicable;
import com.thebetterstore.resolvers.view.MoneyView;
import org.jspecify.annotations.Nullable;

/// GraphQL's `DiscountCode`.
record DiscountCodeView(
    String code,
    boolean applicable,
    @Nullable Inapplicable reason,
    MoneyView amount,
    @Nullable MoneyView minimumSubtotal) {}
