package com.thebetterstore.handlers.payment;

import com.thebetterstore.platform.OutboxRelayHandler;
import java.util.Map;

/// Puts the ordering service's events on the bus.
public final class OutboxRelay extends OutboxRelayHandler {

  /// The constructor that Lambda calls.
  public OutboxRelay() {
    this(PaymentWiring.ofProcess());
  }

  public OutboxRelay(Map<String, String> environment) {
    this(PaymentWiring.of(environment));
  }

  private OutboxRelay(PaymentWiring wiring) {
    super(wiring.eventBridge(), wiring.eventBus(), wiring.segments());
  }
}
