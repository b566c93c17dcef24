package com.thebetterstore.resolvers.customer;

import com.thebetterstore.resolvers.view.AddressView;

/// GraphQL's `CustomerAddress`.
public record CustomerAddressView(String id, AddressView address, boolean preferred) {}
