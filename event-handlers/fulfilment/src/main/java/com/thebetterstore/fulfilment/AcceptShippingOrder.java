package com.thebetterstore.fulfilment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import java.time.InstantSource;

/// Takes the goods of a paid order on, once however often it is asked.
final class AcceptShippingOrder {

  private final ShippingOrders shippingOrders;
  private final InstantSource clock;

  AcceptShippingOrder(ShippingOrders shippingOrders, InstantSource clock) {
    this.shippingOrders = shippingOrders;
    this.clock = clock;
  }

  /// Whether this call was the one that took it on.
  boolean accept(FulfilmentRequested request, Cause cause) {
    var now = clock.instant();
    return shippingOrders.accept(
        new ShippingOrder(request, now), new FulfilmentAccepted(request.orderId(), now), cause);
  }
}
