package com.thebetterstore.fulfilment;

import com.thebetterstore.platform.function.OutboxRelayHandler;
import java.util.Map;

/// Puts the fulfilment service's events on the bus.
public final class FulfilmentOutboxRelay extends OutboxRelayHandler {

  /// The constructor that Lambda calls.
  public FulfilmentOutboxRelay() {
    this(FulfilmentWiring.processEnvironment());
  }

  public FulfilmentOutboxRelay(Map<String, String> environment) {
    var wiring = FulfilmentWiring.of(environment);
    super(wiring.eventBridge(), wiring.eventBus(), wiring.segments());
    rehearsesIn(environment, FulfilmentOutboxRelay::new);
  }
}
