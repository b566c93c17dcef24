package com.thebetterstore.contracts;

/// Why money goes back.
public enum RefundCause {
  /// A payment came after the order had ended, or on top of the one that paid it.
  LATE_PAYMENT,
  /// What was paid was not what the order costs.
  PAYMENT_MISMATCH,
  /// Fulfilment would not send goods.
  FULFILMENT_REJECTED,
  /// Goods were cancelled before they were sent.
  ORDER_CANCELLED,
  /// Goods came back.
  RETURNED,
  /// A person of the store decided so.
  STORE_DECISION,
  /// Somebody returned it at the payment provider.
  MADE_AT_PROVIDER,
  /// The buyer's bank decided so.
  DISPUTE_LOST
}
