package com.thebetterstore.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Facts about orders, published by the ordering service.
public sealed interface OrderingEvent extends StoreEvent {

  String SOURCE = "tbs.ordering";

  @Override
  default String source() {
    return SOURCE;
  }

  /// An order exists, unpaid, with its stock reserved.
  record OrderPlaced(OrderId orderId, OrderNumber orderNumber, Money total, Instant placedAt)
      implements OrderingEvent {}

  /// An order is paid in full. Holds all that reporting stores, and no personal data.
  record OrderConfirmed(
      OrderId orderId,
      OrderNumber orderNumber,
      List<SoldLine> lines,
      Money shippingTotal,
      Money taxTotal,
      Money total,
      Instant placedAt,
      Instant confirmedAt)
      implements OrderingEvent {

    public OrderConfirmed {
      lines = List.copyOf(lines);
    }
  }

  /// A request to send these goods. The only event that names the buyer.
  ///
  /// @param deliverTo where physical items go; null when there are none
  record FulfilmentRequested(
      OrderId orderId,
      OrderNumber orderNumber,
      String email,
      @Nullable DeliveryAddress deliverTo,
      List<RequestedLine> lines)
      implements OrderingEvent {

    public FulfilmentRequested {
      lines = List.copyOf(lines);
    }
  }

  /// A request not to send this order's goods.
  record FulfilmentCancellationRequested(OrderId orderId, String reason) implements OrderingEvent {}

  /// A request to return a payment for the order; the order has which one, and how much.
  ///
  /// @param amount zero when it came in a currency that the store does not sell in
  record RefundRequested(OrderId orderId, Money amount, RefundCause cause)
      implements OrderingEvent {}

  /// The order ended before its goods were sent.
  record OrderCancelled(
      OrderId orderId, OrderNumber orderNumber, String reason, Instant cancelledAt)
      implements OrderingEvent {}

  /// The order was not paid in time.
  record OrderExpired(OrderId orderId, OrderNumber orderNumber, Instant expiredAt)
      implements OrderingEvent {}

  /// The payment provider confirmed that what a confirmed order was paid with went back. Not
  /// published for money that bought nothing, such as a late payment: it never was revenue.
  record OrderRefunded(OrderId orderId, OrderNumber orderNumber, Money amount, Instant refundedAt)
      implements OrderingEvent {}

  /// Something that the buyer can see changed. `version` is the order's version after the change: a
  /// client that shows it ignores what is not newer.
  record OrderStatusChanged(
      OrderId orderId,
      OrderNumber orderNumber,
      WatchKey watchKey,
      long version,
      OrderEventType type,
      OrderStatus status,
      PaymentStatus paymentStatus,
      FulfilmentStatus fulfilmentStatus,
      Instant at)
      implements OrderingEvent {}

  /// One line as it was sold. `total` includes `tax`.
  record SoldLine(
      Sku sku,
      ProductId productId,
      String name,
      ProductType type,
      int quantity,
      Money unitPrice,
      Money total,
      Money tax) {}

  /// One line to send.
  record RequestedLine(Sku sku, String name, ProductType type, int quantity) {}

  /// Where a parcel goes.
  record DeliveryAddress(
      String name,
      String line1,
      @Nullable String line2,
      String city,
      @Nullable String region,
      String postalCode,
      String countryCode,
      @Nullable String phone) {}
}
