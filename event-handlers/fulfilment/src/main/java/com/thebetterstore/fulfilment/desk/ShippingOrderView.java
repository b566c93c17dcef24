package com.thebetterstore.fulfilment.desk;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.fulfilment.shipping.Couriers;
import com.thebetterstore.fulfilment.shipping.Parcel;
import com.thebetterstore.fulfilment.shipping.ShippingLine;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `ShippingOrder`.
///
/// @param deliverTo has the members of GraphQL's `Address`
public record ShippingOrderView(
    String orderId,
    String orderNumber,
    ShippingState state,
    @Nullable DeliveryAddress deliverTo,
    List<Line> lines,
    List<Shipment> shipments,
    Instant requestedAt) {

  /// GraphQL's `ShippingOrderLine`.
  public record Line(
      String lineId,
      String sku,
      String name,
      ProductType type,
      int quantity,
      int quantityOpen,
      int quantityCancelled,
      int quantityRefused,
      int quantitySent) {

    static Line of(ShippingLine line) {
      return new Line(
          line.lineId(),
          line.sku().value(),
          line.name(),
          line.type(),
          line.requested(),
          line.open(),
          line.cancelled(),
          line.refused(),
          line.sent());
    }
  }

  /// GraphQL's `Shipment`.
  public record Shipment(
      String id,
      String carrier,
      String trackingNumber,
      @Nullable String trackingUrl,
      List<LineQuantity> lines,
      Instant sentAt,
      @Nullable Instant deliveredAt) {

    static Shipment of(Parcel parcel) {
      return new Shipment(
          parcel.id(),
          parcel.carrier(),
          parcel.trackingNumber(),
          Couriers.page(parcel).orElse(null),
          parcel.lines(),
          parcel.sentAt(),
          parcel.deliveredAt());
    }
  }

  static ShippingOrderView of(ShippingOrder order) {
    return new ShippingOrderView(
        order.orderId().value(),
        order.orderNumber().value(),
        order.state(),
        order.deliverTo(),
        order.lines().stream().map(Line::of).toList(),
        order.parcels().stream().map(Shipment::of).toList(),
        order.requestedAt());
  }
}
