package com.thebetterstore.contracts;

/// Where an order's money is, as `schema.graphql` describes it.
public enum PaymentStatus {
  PENDING,
  REQUIRES_ACTION,
  PROCESSING,
  FAILED,
  PAID,
  PARTIALLY_REFUNDED,
  REFUND_PENDING,
  REFUNDED,
  VOIDED,
  DISPUTED
}
