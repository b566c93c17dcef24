package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.RefundCause;
import java.time.Instant;

/// A refund of one whole payment.
public sealed interface Refund {

  Payment payment();

  RefundCause cause();

  /// The provider's idempotency key: the same for the same refund, however often it is requested.
  default String idempotencyKey(OrderId orderId) {
    return "refund:" + orderId.value() + ":" + cause() + ":" + payment().id().value();
  }

  /// Requested; the provider has not confirmed it yet.
  record Requested(Payment payment, RefundCause cause, Instant requestedAt) implements Refund {

    public Confirmed confirmed(RefundId id, Instant at) {
      return new Confirmed(payment, cause, id, at);
    }
  }

  /// The provider confirmed it.
  record Confirmed(Payment payment, RefundCause cause, RefundId id, Instant confirmedAt)
      implements Refund {}
}
