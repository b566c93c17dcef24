package com.thebetterstore.ordering.order;

/// Why an order does not do what a command asks. None of them is a fault: events arrive late, twice
/// and out of order.
public enum OrderRefusal {
  /// Only a paid order can.
  NOT_PAID,
  /// The order is paid already, so it can no longer be cancelled or expire.
  PAID_ALREADY,
  /// The order has ended.
  ENDED,
  /// The order is held for a person to look at.
  HELD,
  /// Its time to be paid has not run out yet, and it has no payment page that says otherwise.
  NOT_DUE,
  /// The command is about another payment page than the order's.
  OTHER_ATTEMPT,
  /// Fulfilment accepted the order before it rejected it.
  FULFILMENT_ACCEPTED,
  /// The order has no goods of the kind that were sent.
  NO_SUCH_GOODS,
  /// The order never asked to return that payment.
  NO_SUCH_REFUND,
  /// The provider returned another amount than the payment.
  OTHER_REFUND_AMOUNT
}
