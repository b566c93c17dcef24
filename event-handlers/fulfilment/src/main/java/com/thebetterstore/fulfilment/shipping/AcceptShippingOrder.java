package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import java.time.InstantSource;

/// Takes on to send the goods of a paid order, once however often that is asked.
public final class AcceptShippingOrder {

  private final ShippingOrders shippingOrders;
  private final InstantSource clock;

  public AcceptShippingOrder(ShippingOrders shippingOrders, InstantSource clock) {
    this.shippingOrders = shippingOrders;
    this.clock = clock;
  }

  /// Whether this call was the one that took the order on.
  public boolean accept(FulfilmentRequested request, Cause cause) {
    var now = clock.instant();
    return shippingOrders.accept(
        new ShippingOrder(request, now), new FulfilmentAccepted(request.orderId(), now), cause);
  }
}
