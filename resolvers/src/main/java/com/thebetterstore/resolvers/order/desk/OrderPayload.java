package com.thebetterstore.resolvers.order.desk;

import com.thebetterstore.resolvers.order.OrderView;
import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `OrderPayload`.
record OrderPayload(@Nullable OrderView order, List<UserErrorView> userErrors) {}
