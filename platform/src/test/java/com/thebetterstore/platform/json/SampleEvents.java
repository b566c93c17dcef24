package com.thebetterstore.platform.json;

import static com.thebetterstore.contracts.CurrencyCode.NZD;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.Envelope;
import com.thebetterstore.contracts.EventId;
import com.thebetterstore.contracts.EventMetadata;
import com.thebetterstore.contracts.FulfilmentEvent.*;
import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.contracts.WatchKey;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// One event of each type.
public final class SampleEvents {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final OrderId ORDER = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FAV");
  private static final OrderNumber NUMBER = new OrderNumber("TBS-7K3M-9QXD");
  private static final Money TOTAL = new Money(5_990, NZD);
  private static final String CANCELLATION = "can_01ARZ3NDEKTSV4RRFFQ69G5FB6";
  private static final String SHIPMENT = "shp_01ARZ3NDEKTSV4RRFFQ69G5FB5";
  private static final List<LineQuantity> TWO_OF_THE_FIRST = List.of(new LineQuantity("1", 2));

  private SampleEvents() {}

  public static <E extends StoreEvent> Envelope<E> enveloped(E event) {
    var metadata =
        new EventMetadata(
            new EventId("evt_01ARZ3NDEKTSV4RRFFQ69G5FB1"),
            new CorrelationId("cor_01ARZ3NDEKTSV4RRFFQ69G5FB2"),
            "9d5c1f1e-7f0c-4f6e-9f6f-0a1b2c3d4e5f",
            1,
            NOON);
    return new Envelope<>(metadata, event);
  }

  public static Stream<StoreEvent> all() {
    return Stream.of(
        new OrderPlaced(ORDER, NUMBER, TOTAL, NOON),
        new OrderConfirmed(
            ORDER,
            NUMBER,
            List.of(soldLine(2_745, 100)),
            money(600),
            money(781),
            TOTAL,
            NOON,
            NOON),
        new FulfilmentRequested(ORDER, NUMBER, null, address(), List.of(tea(), bookOfTea())),
        new FulfilmentCancellationRequested(
            ORDER, "cancelled by the buyer", CANCELLATION, TWO_OF_THE_FIRST, NOON),
        new RefundRequested(ORDER, TOTAL, RefundCause.LATE_PAYMENT, "LATE_PAYMENT:pi_1PXyzStripe"),
        new OrderCancelled(ORDER, NUMBER, "cancelled by the buyer", NOON),
        new OrderAccessRequested(ORDER, NOON),
        new ReceiptRequested(ORDER, "receipt-again-0001", NOON),
        new ReturnDecided(ORDER, NUMBER, "return-of-a-lamp-01", true, NOON),
        new BuyerErased(ORDER, NUMBER, NOON),
        new OrderExpired(ORDER, NUMBER, NOON),
        new OrderRefunded(
            ORDER,
            NUMBER,
            TOTAL,
            NOON,
            "FULFILMENT_REJECTED:rej_01ARZ3NDEKTSV4RRFFQ69G5FB4",
            money(781),
            RefundCause.FULFILMENT_REJECTED),
        new OrderCompleted(ORDER, NUMBER, NOON),
        new OrderStatusChanged(
            ORDER,
            NUMBER,
            new WatchKey("watch_01ARZ3NDEKTSV4RRFFQ69G5FB3"),
            2,
            OrderEventType.PAYMENT_CONFIRMED,
            OrderStatus.CONFIRMED,
            PaymentStatus.PAID,
            FulfilmentStatus.REQUESTED,
            NOON),
        new PaymentSessionChanged(
            ORDER, "evt_1PXyzStripe", "checkout.session.completed", NOON, "pi_1PXyzStripe"),
        new FulfilmentAccepted(ORDER, NOON),
        new FulfilmentRejected(
            ORDER,
            "cannot be packed",
            NOON,
            "rej_01ARZ3NDEKTSV4RRFFQ69G5FB4",
            TWO_OF_THE_FIRST,
            false),
        new ShipmentDispatched(
            ORDER,
            "NZ Post",
            "NZ123456789",
            NOON,
            SHIPMENT,
            TWO_OF_THE_FIRST,
            "https://www.nzpost.co.nz/tools/tracking/item/NZ123456789"),
        new ShipmentDelivered(ORDER, NOON, SHIPMENT),
        new DigitalItemsSent(ORDER, NOON, List.of(new LineQuantity("2", 1))),
        new FulfilmentCancelled(ORDER, CANCELLATION, TWO_OF_THE_FIRST, NOON),
        new FulfilmentCancellationRefused(
            ORDER, CANCELLATION, "some of these units have left", NOON));
  }

  /// What earlier versions of the events are read as, in the order of their files' names.
  public static Stream<StoreEvent> earlier() {
    return Stream.of(
        new DigitalItemsSent(ORDER, NOON, List.of()),
        new FulfilmentCancellationRequested(
            ORDER, "cancelled by the buyer", ORDER.value(), List.of(), null),
        new FulfilmentRejected(ORDER, "cannot be packed", NOON, ORDER.value(), List.of(), false),
        new FulfilmentRequested(
            ORDER,
            NUMBER,
            "aroha@example.nz",
            address(),
            List.of(
                new RequestedLine(
                    new Sku("TEA-250"),
                    "Black tea, 250 g",
                    ProductType.PHYSICAL,
                    2,
                    "TEA-250",
                    null,
                    null))),
        new OrderConfirmed(
            ORDER, NUMBER, List.of(soldLine(2_695, 0)), money(600), money(781), TOTAL, NOON, NOON),
        new OrderRefunded(ORDER, NUMBER, TOTAL, NOON, ORDER.value(), null, null),
        new PaymentSessionChanged(ORDER, "evt_1PXyzStripe", "checkout.session.completed", NOON),
        new RefundRequested(ORDER, TOTAL, RefundCause.LATE_PAYMENT, ""),
        new ShipmentDelivered(ORDER, NOON, ORDER.value()),
        new ShipmentDispatched(
            ORDER, "NZ Post", "NZ123456789", NOON, ORDER.value(), List.of(), null));
  }

  private static SoldLine soldLine(long unitPrice, long discount) {
    return new SoldLine(
        new Sku("TEA-250"),
        new ProductId("prd_tea"),
        "Black tea, 250 g",
        ProductType.PHYSICAL,
        2,
        money(unitPrice),
        money(5_390),
        money(703),
        money(discount));
  }

  private static RequestedLine tea() {
    return new RequestedLine(
        new Sku("TEA-250"),
        "Black tea, 250 g",
        ProductType.PHYSICAL,
        2,
        "1",
        new ProductId("prd_tea"),
        null);
  }

  private static RequestedLine bookOfTea() {
    return new RequestedLine(
        new Sku("TEA-BOOK"),
        "The book of tea",
        ProductType.DIGITAL,
        1,
        "2",
        new ProductId("prd_tea_book"),
        "c2VjcmV0LW9mLXRoaXMtbGluZS1vbmx5");
  }

  private static DeliveryAddress address() {
    return new DeliveryAddress(
        "Aroha Ngata",
        "1 Queen Street",
        "Level 2",
        "Auckland",
        "Auckland",
        "1010",
        "NZ",
        "+6491234567");
  }

  private static Money money(long minorUnits) {
    return new Money(minorUnits, NZD);
  }
}
