package com.thebetterstore.resolvers.view;

import org.jspecify.annotations.Nullable;

/// GraphQL's `PageInfo`.
public record PageInfoView(boolean hasNextPage, @Nullable String endCursor) {}
