package com.thebetterstore.resolvers.order;

import com.thebetterstore.resolvers.order.view.OrderView;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `OrderPayload`.
public record OrderPayload(@Nullable OrderView order, List<UserErrorView> userErrors) {}
