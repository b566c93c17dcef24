package com.thebetterstore.ordering.order.money;

/// How a refund stands, as `schema.graphql` describes it.
public enum RefundStatus {
  PENDING,
  CONFIRMED,
  FAILED,
  WITHDRAWN
}
