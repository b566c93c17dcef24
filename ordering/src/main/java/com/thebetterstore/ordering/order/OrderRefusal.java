package com.thebetterstore.ordering.order;

/// Why an order does not do what a command asks. None of them is a fault: events arrive late, twice
/// and out of order.
public enum OrderRefusal {
  /// Only a paid order can.
  NOT_PAID,
  /// The order is paid already, so it can no longer be cancelled as an unpaid one, or expire.
  PAID_ALREADY,
  /// The order has ended.
  ENDED,
  /// The order waits for a decision.
  HELD,
  /// The order waits for no decision of a person.
  NOT_HELD,
  /// The buyer's bank has money that the goods were bought with.
  DISPUTED,
  /// Its time to be paid has not run out yet, and it has no payment page that says otherwise.
  NOT_DUE,
  /// The command is about another payment page than the order's.
  OTHER_ATTEMPT,
  /// The order has no such units there where the command moves them from.
  NO_SUCH_GOODS,
  /// The order never asked fulfilment not to send, or was told that it is too late.
  NO_SUCH_CANCELLATION,
  /// Nothing of it can be cancelled by whoever asks: it has left, or is about to be cancelled.
  NOT_CANCELLABLE,
  /// These units did not arrive, are on their way back, cannot be sent back, or arrived too long
  /// ago; or the return was decided otherwise.
  NOT_RETURNABLE,
  /// The buyer asked for no such return.
  NO_SUCH_RETURN,
  /// The order knows no such payment.
  NO_SUCH_PAYMENT,
  /// There is no such refund that failed.
  NO_SUCH_REFUND,
  /// More is asked back than is left of what was paid.
  REFUND_EXCEEDS_PAID,
  /// The same id came before with another request.
  OTHER_REQUEST,
  /// A newer version of the store wrote of the order what this one does not know.
  NOT_UNDERSTOOD
}
