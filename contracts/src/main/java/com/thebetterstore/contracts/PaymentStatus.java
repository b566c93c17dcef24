package com.thebetterstore.contracts;

/// Where an order's money is, as `schema.graphql` describes it.
public enum PaymentStatus {
  PENDING,
  FAILED,
  PAID,
  REFUND_PENDING,
  REFUNDED,
  VOIDED
}
