package com.thebetterstore.contracts;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts about goods on their way, published by the fulfilment service.
///
/// Events that were published before they named lines have none: then it is all lines that the
/// event can be about. There was at most one such event of a kind for an order, so what has no id
/// of its own is named after the order.
public sealed interface FulfilmentEvent extends StoreEvent {

  String SOURCE = "tbs.fulfilment";

  @Override
  default String source() {
    return SOURCE;
  }

  /// Fulfilment will send the order.
  record FulfilmentAccepted(OrderId orderId, Instant acceptedAt) implements FulfilmentEvent {}

  /// Fulfilment will not send these units.
  ///
  /// @param restock whether the units can be sold again; false for what is broken or lost
  record FulfilmentRejected(
      OrderId orderId,
      String reason,
      Instant rejectedAt,
      String rejectionId,
      List<LineQuantity> lines,
      boolean restock)
      implements FulfilmentEvent {

    public FulfilmentRejected {
      rejectionId = requireNonNullElse(rejectionId, orderId.value());
      lines = copyOf(lines);
    }
  }

  /// A parcel with these units was handed to the courier.
  ///
  /// @param trackingUrl the courier's page about the parcel, for couriers that have one
  record ShipmentDispatched(
      OrderId orderId,
      String carrier,
      String trackingNumber,
      Instant dispatchedAt,
      String shipmentId,
      List<LineQuantity> lines,
      @Nullable String trackingUrl)
      implements FulfilmentEvent {

    public ShipmentDispatched {
      shipmentId = requireNonNullElse(shipmentId, orderId.value());
      lines = copyOf(lines);
    }
  }

  /// A parcel arrived.
  record ShipmentDelivered(OrderId orderId, Instant deliveredAt, String shipmentId)
      implements FulfilmentEvent {

    public ShipmentDelivered {
      shipmentId = requireNonNullElse(shipmentId, orderId.value());
    }
  }

  /// These digital items can be downloaded.
  record DigitalItemsSent(OrderId orderId, Instant sentAt, List<LineQuantity> lines)
      implements FulfilmentEvent {

    public DigitalItemsSent {
      lines = copyOf(lines);
    }
  }

  /// These units will not be sent, as was asked for.
  ///
  /// @param cancellationId as the request has it
  record FulfilmentCancelled(
      OrderId orderId, String cancellationId, List<LineQuantity> lines, Instant cancelledAt)
      implements FulfilmentEvent {

    public FulfilmentCancelled {
      lines = copyOf(lines);
    }
  }

  /// Units could not be cancelled, since some of them have left or were refused before. None of the
  /// request was done.
  ///
  /// @param cancellationId as the request has it
  record FulfilmentCancellationRefused(
      OrderId orderId, String cancellationId, String reason, Instant refusedAt)
      implements FulfilmentEvent {}

  private static List<LineQuantity> copyOf(@Nullable List<LineQuantity> lines) {
    return lines == null ? List.of() : List.copyOf(lines);
  }
}
