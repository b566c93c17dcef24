package com.thebetterstore.contracts;

/// Where an order's goods are, as `schema.graphql` describes it.
public enum FulfilmentStatus {
  NOT_REQUESTED,
  REQUESTED,
  ACCEPTED,
  CANCEL_REQUESTED,
  CANCELLED,
  REJECTED,
  PARTIALLY_SHIPPED,
  SHIPPED,
  DELIVERED
}
