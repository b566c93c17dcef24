package com.thebetterstore.resolvers.customer;

import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;

/// GraphQL's `CustomerDataErasePayload`.
record CustomerDataErasePayload(boolean complete, List<UserErrorView> userErrors) {}
