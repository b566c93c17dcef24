package com.thebetterstore.resolvers.customer;

/// GraphQL's `Customer`, whose other fields have resolvers of their own.
record CustomerView(String id) {}
