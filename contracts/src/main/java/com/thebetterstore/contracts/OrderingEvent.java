package com.thebetterstore.contracts;

import static java.util.Objects.requireNonNullElse;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
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

    /// What was taken off all lines. It is not written: the lines say it.
    public Money discountTotal() {
      return lines.stream()
          .map(SoldLine::discount)
          .reduce(Money.zero(total.currency()), Money::plus);
    }
  }

  /// A request to send these goods. The only event that names the buyer.
  ///
  /// @param email null: told when digital items were sent by e-mail; now they are downloaded
  /// @param deliverTo where physical items go; null when there are none
  record FulfilmentRequested(
      OrderId orderId,
      OrderNumber orderNumber,
      @Nullable String email,
      @Nullable DeliveryAddress deliverTo,
      List<RequestedLine> lines)
      implements OrderingEvent {

    public FulfilmentRequested {
      lines = List.copyOf(lines);
    }

    /// The same request with each of its lines changed.
    public FulfilmentRequested mapLines(UnaryOperator<RequestedLine> change) {
      return new FulfilmentRequested(
          orderId, orderNumber, email, deliverTo, lines.stream().map(change).toList());
    }
  }

  /// A request not to send these units: all of them or none. Fulfilment answers with
  /// [FulfilmentEvent.FulfilmentCancelled] or [FulfilmentEvent.FulfilmentCancellationRefused].
  ///
  /// @param lines empty in an event of before it named lines: all that was to be sent
  record FulfilmentCancellationRequested(
      OrderId orderId,
      String reason,
      String cancellationId,
      List<LineQuantity> lines,
      @Nullable Instant requestedAt)
      implements OrderingEvent {

    public FulfilmentCancellationRequested {
      cancellationId = requireNonNullElse(cancellationId, orderId.value());
      lines = lines == null ? List.of() : List.copyOf(lines);
    }
  }

  /// A request to return money that was paid for the order; the order has of which payment.
  ///
  /// @param amount zero when it came in a currency that the store does not sell in
  /// @param refundId the order's name of it; empty in an event of before refunds had names
  record RefundRequested(OrderId orderId, Money amount, RefundCause cause, String refundId)
      implements OrderingEvent {

    public RefundRequested {
      refundId = requireNonNullElse(refundId, "");
    }
  }

  /// The order ended before its goods were sent.
  record OrderCancelled(
      OrderId orderId, OrderNumber orderNumber, String reason, Instant cancelledAt)
      implements OrderingEvent {}

  /// Somebody who knows the order's number and the buyer's e-mail address asks for a fresh link to
  /// it, which is mailed to that address.
  record OrderAccessRequested(OrderId orderId, Instant requestedAt) implements OrderingEvent {}

  /// Somebody who may read the order asks for its receipt once more, which is mailed to the address
  /// that the order has.
  ///
  /// @param requestId the asker's name of the request, unique within the order: each is mailed once
  record ReceiptRequested(OrderId orderId, String requestId, Instant requestedAt)
      implements OrderingEvent {}

  /// The store has answered a buyer who wants to send goods back; the order has which, and why.
  record ReturnDecided(
      OrderId orderId,
      OrderNumber orderNumber,
      String returnId,
      boolean approved,
      Instant decidedAt)
      implements OrderingEvent {}

  /// The order has ended or arrived, and the customer who bought it had erased who that was:
  /// whoever keeps an address of the order erases it, too.
  record BuyerErased(OrderId orderId, OrderNumber orderNumber, Instant erasedAt)
      implements OrderingEvent {}

  /// The order was not paid in time.
  record OrderExpired(OrderId orderId, OrderNumber orderNumber, Instant expiredAt)
      implements OrderingEvent {}

  /// Money that a confirmed order was paid with is back with the buyer: the payment provider
  /// confirmed a refund, or the buyer's bank decided a dispute. Not published for money that bought
  /// nothing, such as a late payment: it never was revenue.
  ///
  /// @param amount below zero when a refund that was confirmed failed after all
  /// @param refundId names the fact, so that each is counted once; the order's id in an event of
  ///   before refunds had names
  /// @param tax the part of the order's tax that went back with it
  record OrderRefunded(
      OrderId orderId,
      OrderNumber orderNumber,
      Money amount,
      Instant refundedAt,
      String refundId,
      @Nullable Money tax,
      @Nullable RefundCause cause)
      implements OrderingEvent {

    public OrderRefunded {
      refundId = requireNonNullElse(refundId, orderId.value());
    }
  }

  /// Everything of the order that is not cancelled or refused has reached the buyer.
  record OrderCompleted(OrderId orderId, OrderNumber orderNumber, Instant completedAt)
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
  ///
  /// @param discount what was taken off the line: `total` is what was paid without it; nothing in
  ///   an event of before there were discounts
  record SoldLine(
      Sku sku,
      ProductId productId,
      String name,
      ProductType type,
      int quantity,
      Money unitPrice,
      Money total,
      Money tax,
      Money discount) {

    public SoldLine {
      discount = requireNonNullElse(discount, Money.zero(total.currency()));
    }
  }

  /// One line to send.
  ///
  /// @param lineId its id within the order; its sku in an event of before lines were named
  /// @param downloadKey for a digital line, the secret that opens its download: 192 bits, written
  ///   as 32 characters of base64url. Nothing but this request carries it.
  record RequestedLine(
      Sku sku,
      String name,
      ProductType type,
      int quantity,
      String lineId,
      @Nullable ProductId productId,
      @Nullable String downloadKey) {

    public RequestedLine {
      lineId = requireNonNullElse(lineId, sku.value());
    }

    /// The same line with the key of its download.
    public RequestedLine withDownloadKey(String key) {
      return new RequestedLine(sku, name, type, quantity, lineId, productId, key);
    }

    /// Hidden, since the key is a secret.
    @Override
    public String toString() {
      return "RequestedLine[%s, %d]".formatted(lineId, quantity);
    }
  }

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
