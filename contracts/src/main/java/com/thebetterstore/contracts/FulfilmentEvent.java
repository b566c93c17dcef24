package com.thebetterstore.contracts;

import java.time.Instant;

/// Facts about goods on their way, published by the fulfilment service.
public sealed interface FulfilmentEvent extends StoreEvent {

  String SOURCE = "tbs.fulfilment";

  @Override
  default String source() {
    return SOURCE;
  }

  /// Fulfilment will send the order.
  record FulfilmentAccepted(OrderId orderId, Instant acceptedAt) implements FulfilmentEvent {}

  /// Fulfilment will not send the order.
  record FulfilmentRejected(OrderId orderId, String reason, Instant rejectedAt)
      implements FulfilmentEvent {}

  /// All physical items were handed to the courier.
  record ShipmentDispatched(
      OrderId orderId, String carrier, String trackingNumber, Instant dispatchedAt)
      implements FulfilmentEvent {}

  /// All physical items arrived.
  record ShipmentDelivered(OrderId orderId, Instant deliveredAt) implements FulfilmentEvent {}

  /// All digital items were e-mailed.
  record DigitalItemsSent(OrderId orderId, Instant sentAt) implements FulfilmentEvent {}
}
