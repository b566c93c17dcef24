package com.thebetterstore.resolvers.catalogue;

/// GraphQL's `Category`.
record CategoryView(String name, int productCount) {}
