package com.thebetterstore.fulfilment;

import com.thebetterstore.platform.OutboxRelayHandler;
import java.util.Map;

/// Puts the fulfilment service's events on the bus.
public final class OutboxRelay extends OutboxRelayHandler {

  /// The constructor that Lambda calls.
  public OutboxRelay() {
    this(FulfilmentWiring.ofProcess());
  }

  public OutboxRelay(Map<String, String> environment) {
    this(FulfilmentWiring.of(environment));
  }

  private OutboxRelay(FulfilmentWiring wiring) {
    super(wiring.eventBridge(), wiring.eventBus(), wiring.segments());
  }
}
