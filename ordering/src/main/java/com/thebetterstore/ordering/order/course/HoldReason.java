package com.thebetterstore.ordering.order.course;

/// Why an order goes no further until something is decided.
public enum HoldReason {
  /// What was paid is not what the order costs. It goes back, and then the order ends.
  PAYMENT_MISMATCH,
  /// The payment provider wants the payment to be looked at: a person releases or ends the order.
  REVIEW
}
