package com.thebetterstore.ordering.order.course;

/// Why an order ended without its goods being sent, or with all of them taken back before.
public enum EndReason {
  /// Not paid in time.
  NOT_PAID_IN_TIME,
  /// The buyer cancelled it, before or after paying.
  CANCELLED_BY_BUYER,
  /// The store cancelled it.
  CANCELLED_BY_STORE,
  /// Fulfilment would not send the paid order.
  REJECTED_BY_FULFILMENT,
  /// What was paid was not what the order costs.
  PAYMENT_MISMATCH,
  /// The buyer's bank took the payment back before the goods were sent.
  DISPUTED
}
