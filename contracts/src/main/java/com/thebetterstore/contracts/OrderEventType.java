package com.thebetterstore.contracts;

/// One kind of entry in an order's timeline, as `schema.graphql` describes it.
public enum OrderEventType {
  PLACED,
  PAYMENT_FAILED,
  PAYMENT_CONFIRMED,
  FULFILMENT_REQUESTED,
  FULFILMENT_ACCEPTED,
  FULFILMENT_REJECTED,
  SHIPPED,
  DELIVERED,
  CANCELLED,
  EXPIRED,
  HELD,
  REFUND_REQUESTED,
  REFUNDED,
  LATE_PAYMENT_REFUNDED
}
