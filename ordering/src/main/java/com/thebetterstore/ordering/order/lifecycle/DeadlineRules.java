package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.ordering.order.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When the reconciler should look at an order that is still waiting.
public final class DeadlineRules {

  /// How long a refund may take to be confirmed before the reconciler asks about it.
  public static final Duration REFUND_PATIENCE = Duration.ofMinutes(10);

  private DeadlineRules() {}

  /// Empty when the order waits neither for money to come nor for money to go back.
  public static Optional<Instant> of(Order order) {
    return order.isUnpaid()
        ? Optional.of(order.payBy())
        : order.money().due().stream()
            .map(refund -> refund.requestedAt().plus(REFUND_PATIENCE))
            .min(Instant::compareTo);
  }
}
