package com.thebetterstore.resolvers.customer;

import com.thebetterstore.resolvers.view.UserErrorView;
import java.util.List;

/// GraphQL's `CustomerAddressPayload`.
record CustomerAddressPayload(
    List<CustomerAddressView> addresses, List<UserErrorView> userErrors) {}
