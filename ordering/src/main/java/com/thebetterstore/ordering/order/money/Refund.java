package com.thebetterstore.ordering.order.money;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.RefundCause;
import java.time.Instant;

/// One whole payment on its way back to the buyer, or back.
public sealed interface Refund {

  Payment payment();

  RefundCause cause();

  /// The same for the same refund, however often it is asked for: the provider's idempotency key.
  default String idempotencyKey(OrderId orderId) {
    return "refund:" + orderId.value() + ":" + cause() + ":" + payment().id().value();
  }

  /// Asked for; the provider has not confirmed it yet.
  record Requested(Payment payment, RefundCause cause, Instant requestedAt) implements Refund {

    public Confirmed confirmed(RefundId id, Instant at) {
      return new Confirmed(payment, cause, id, at);
    }
  }

  /// The provider says that the money went back.
  record Confirmed(Payment payment, RefundCause cause, RefundId id, Instant confirmedAt)
      implements Refund {}
}
