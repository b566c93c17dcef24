package com.thebetterstore.contracts;

/// Why money goes back. An order is refunded at most once for each cause.
public enum RefundCause {
  LATE_PAYMENT,
  PAYMENT_MISMATCH,
  FULFILMENT_REJECTED,
  ORDER_CANCELLED
}
