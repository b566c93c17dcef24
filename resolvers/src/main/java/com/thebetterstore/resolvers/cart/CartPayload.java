package com.thebetterstore.resolvers.cart;

import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `CartPayload`.
record CartPayload(@Nullable CartView cart, List<UserErrorView> userErrors) {}
