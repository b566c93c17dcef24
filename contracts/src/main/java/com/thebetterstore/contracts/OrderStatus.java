package com.thebetterstore.contracts;

/// An order's headline state, as `schema.graphql` describes it.
public enum OrderStatus {
  PENDING_PAYMENT,
  CONFIRMED,
  PROCESSING,
  SHIPPED,
  DELIVERED,
  CANCELLED,
  EXPIRED,
  ON_HOLD
}
