package com.thebetterstore.fulfilment;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What fulfilment has to send: one for each paid order, named after it.
public record ShippingOrder(
    OrderId orderId,
    OrderNumber orderNumber,
    String email,
    Optional<DeliveryAddress> deliverTo,
    List<RequestedLine> lines,
    Instant acceptedAt) {

  public ShippingOrder {
    lines = List.copyOf(lines);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("nothing to send for order " + orderId.value());
    }
    if (deliverTo.isEmpty() && lines.stream().anyMatch(ShippingOrder::isPhysical)) {
      throw new IllegalArgumentException("no address for the goods of order " + orderId.value());
    }
  }

  static ShippingOrder of(FulfilmentRequested request, Instant acceptedAt) {
    return new ShippingOrder(
        request.orderId(),
        request.orderNumber(),
        request.email(),
        Optional.ofNullable(request.deliverTo()),
        request.lines(),
        acceptedAt);
  }

  private static boolean isPhysical(RequestedLine line) {
    return line.type() == ProductType.PHYSICAL;
  }
}
