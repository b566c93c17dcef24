package com.thebetterstore.handlers.payment;

import com.thebetterstore.platform.function.OutboxRelayHandler;
import java.util.Map;

/// Puts the ordering service's events on the bus.
public final class OrderingOutboxRelay extends OutboxRelayHandler {

  /// The constructor that Lambda calls.
  public OrderingOutboxRelay() {
    this(PaymentHandlersWiring.processEnvironment());
  }

  public OrderingOutboxRelay(Map<String, String> environment) {
    var wiring = PaymentHandlersWiring.of(environment);
    super(wiring.eventBridge(), wiring.eventBus(), wiring.segments());
    rehearsesIn(environment, OrderingOutboxRelay::new);
  }
}
