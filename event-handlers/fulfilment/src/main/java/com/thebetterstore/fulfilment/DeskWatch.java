package com.thebetterstore.fulfilment;

import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import com.thebetterstore.platform.function.ScheduledHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says how long the oldest shipping order has waited for the dispatch desk. Nothing else notices
/// when nobody works at the desk: what waits there is no message of any queue.
public final class DeskWatch extends ScheduledHandler {

  private static final Logger LOG = LoggerFactory.getLogger(DeskWatch.class);

  /// The constructor that Lambda calls.
  public DeskWatch() {
    this(FulfilmentWiring.processEnvironment());
  }

  public DeskWatch(Map<String, String> environment) {
    this(FulfilmentWiring.of(environment));
    rehearsesIn(environment, DeskWatch::new);
  }

  private DeskWatch(FulfilmentWiring wiring) {
    this(wiring.orders(), wiring.clock());
  }

  DeskWatch(ShippingOrders orders, InstantSource clock) {
    super(_ -> watch(orders, clock.instant()));
  }

  /// @param waitedSeconds zero while nothing waits
  record Seen(long waitedSeconds) {}

  private static Seen watch(ShippingOrders orders, Instant now) {
    var oldest = orders.page(ShippingState.OPEN, 1, null).orders().stream().findFirst();
    var waited =
        oldest
            .map(order -> Duration.between(order.requestedAt(), now))
            .orElse(Duration.ZERO)
            .toSeconds();
    // An alarm has the number of this very message.
    LOG.atInfo()
        .addKeyValue("orderId", oldest.map(order -> order.orderId().value()).orElse("none"))
        .addKeyValue("waitedSeconds", waited)
        .log("oldest shipping order");
    return new Seen(waited);
  }
}
