package com.thebetterstore.resolvers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `CartPayload`.
record CartPayload(@Nullable CartView cart, List<UserErrorView> userErrors) {}
