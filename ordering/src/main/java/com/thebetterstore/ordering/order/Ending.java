package com.thebetterstore.ordering.order;

import java.time.Instant;

/// Why and when an order ended without its goods being sent.
public sealed interface Ending {

  Instant at();

  /// Not paid in time.
  record NotPaidInTime(Instant at) implements Ending {}

  /// The buyer cancelled the unpaid order.
  record CancelledByBuyer(Instant at) implements Ending {}

  /// Fulfilment would not send the paid order.
  record RejectedByFulfilment(String reason, Instant at) implements Ending {}

  /// What was paid was not what the order costs.
  record PaymentMismatch(Instant at) implements Ending {}
}
