package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.download.DigitalContent;
import java.time.InstantSource;

/// Does what ordering requests: to send goods, and not to send them after all.
public final class ShippingRequests {

  private final UpdateShippingOrder update;
  private final DigitalContent content;
  private final InstantSource clock;

  public ShippingRequests(ShippingOrders orders, DigitalContent content, InstantSource clock) {
    this.update = new UpdateShippingOrder(orders);
    this.content = content;
    this.clock = clock;
  }

  /// Takes on to send the goods of a paid order.
  public ShippingDecision request(FulfilmentRequested request, Cause cause) {
    var now = clock.instant();
    var downloadable = Downloadable.of(request, content);
    return update.apply(
        request.orderId(),
        found -> ShippingRules.request(found, request, downloadable, now),
        cause);
  }

  /// Stops units that have not left yet.
  public ShippingDecision cancel(FulfilmentCancellationRequested request, Cause cause) {
    var now = clock.instant();
    return update.apply(
        request.orderId(), found -> ShippingRules.cancel(found, request, now), cause);
  }

  /// Forgets where the parcels of an order went.
  public ShippingDecision eraseBuyer(BuyerErased erased, Cause cause) {
    return update.apply(erased.orderId(), ShippingRules::eraseBuyer, cause);
  }
}
