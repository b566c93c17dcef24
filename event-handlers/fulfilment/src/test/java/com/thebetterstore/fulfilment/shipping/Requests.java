package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// What ordering asks for, in tests: three lamps in line 1, a novel in line 2.
public final class Requests {

  public static final OrderId ORDER = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FAV");
  public static final OrderId OTHER_ORDER = new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FB1");
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  public static final Cause CAUSE = new Cause(new CorrelationId("cor_1"), "evt_0", null);
  public static final DeliveryAddress HOME =
      new DeliveryAddress("Aroha", "1 Queen St", null, "Auckland", null, "1010", "NZ", null);
  public static final ProductId NOVEL = new ProductId("prd_novel");
  public static final String NOVEL_KEY = "bm92ZWwtbm92ZWwtbm92ZWwtbm92ZWwt";

  private Requests() {}

  public static RequestedLine lamps() {
    return new RequestedLine(
        new Sku("LAMP-1"), "Lamp", ProductType.PHYSICAL, 3, "1", new ProductId("prd_lamp"), null);
  }

  public static RequestedLine novel() {
    return new RequestedLine(
        new Sku("NOVEL-1"), "Novel", ProductType.DIGITAL, 1, "2", NOVEL, NOVEL_KEY);
  }

  public static FulfilmentRequested request(RequestedLine... lines) {
    return requestOf(ORDER, lines);
  }

  public static FulfilmentRequested requestOf(OrderId order, RequestedLine... lines) {
    var physical = Arrays.stream(lines).anyMatch(line -> line.type() == ProductType.PHYSICAL);
    return new FulfilmentRequested(
        order, new OrderNumber("TBS-1"), null, physical ? HOME : null, List.of(lines));
  }

  public static FulfilmentCancellationRequested cancellation(String id, LineQuantity... lines) {
    return new FulfilmentCancellationRequested(ORDER, "the buyer asked", id, List.of(lines), NOON);
  }

  public static LineQuantity units(String line, int quantity) {
    return new LineQuantity(line, quantity);
  }
}
