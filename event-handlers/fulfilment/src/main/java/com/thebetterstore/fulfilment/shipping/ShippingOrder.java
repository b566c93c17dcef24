package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import java.time.Instant;

/// What fulfilment has to send: one for each paid order, named after it.
///
/// @param request what is to be sent, and where
public record ShippingOrder(FulfilmentRequested request, Instant acceptedAt) {

  public ShippingOrder {
    if (request.lines().isEmpty()) {
      throw new IllegalArgumentException("nothing to send for " + request.orderId().value());
    }
    if (request.deliverTo() == null && request.lines().stream().anyMatch(ShippingOrder::physical)) {
      throw new IllegalArgumentException(
          "no address for the goods of " + request.orderId().value());
    }
  }

  public OrderId orderId() {
    return request.orderId();
  }

  private static boolean physical(RequestedLine line) {
    return line.type() == ProductType.PHYSICAL;
  }
}
