package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.goods.LineGoods;
import com.thebetterstore.ordering.order.goods.ReturnRequest;
import com.thebetterstore.ordering.order.goods.ReturnStatus;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.goods.Stage;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.platform.table.Row;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order's goods, as attributes of its item. How many were ordered is in its lines.
final class GoodsItem {

  private static final String STAGE = "stage";

  private GoodsItem() {}

  static void put(Goods goods, Map<String, AttributeValue> item) {
    item.put(STAGE, name(goods.stage()));
    item.put("goods", list(goods.lines(), GoodsItem::line));
    item.put("shipments", list(goods.shipments(), GoodsItem::shipment));
    item.put(
        "arrivals",
        list(
            goods.arrivals().entrySet().stream().sorted(Map.Entry.comparingByKey()).toList(),
            arrival ->
                fromM(
                    Map.of(
                        "shipmentId", fromS(arrival.getKey()), "at", time(arrival.getValue())))));
    item.put("rejections", texts(goods.rejections()));
    item.put("cancellations", list(goods.cancellations(), GoodsItem::cancellation));
    item.put("returns", list(goods.returns(), GoodsItem::returnRequest));
  }

  static Goods read(Row row, Purchase purchase, Reading reading) {
    return new Goods(
        reading.constant(row, STAGE, Stage.class).orElse(Stage.NOT_REQUESTED),
        lines(row, purchase, reading),
        reading
            .elements(
                row,
                "shipments",
                Set.of(
                    "id",
                    "carrier",
                    "trackingNumber",
                    "trackingUrl",
                    "units",
                    "sentAt",
                    "deliveredAt"))
            .stream()
            .map(GoodsItem::shipment)
            .toList(),
        arrivals(row, reading),
        Set.copyOf(row.texts("rejections")),
        reading
            .elements(row, "cancellations", Set.of("id", "by", "reason", "units", "at", "status"))
            .stream()
            .flatMap(one -> cancellation(one, reading).stream())
            .toList(),
        reading
            .elements(row, "returns", Set.of("id", "units", "reason", "note", "at", "status"))
            .stream()
            .flatMap(one -> returnRequest(one, reading).stream())
            .toList());
  }

  private static AttributeValue line(LineGoods line) {
    return fromM(
        Map.of(
            "lineId", fromS(line.lineId()),
            "cancelled", number(line.cancelled()),
            "refused", number(line.refused()),
            "sent", number(line.sent()),
            "delivered", number(line.delivered()),
            "returned", number(line.returned())));
  }

  private static List<LineGoods> lines(Row row, Purchase purchase, Reading reading) {
    Map<String, Row> stored =
        reading
            .elements(
                row,
                "goods",
                Set.of("lineId", "cancelled", "refused", "sent", "delivered", "returned"))
            .stream()
            .collect(Collectors.toMap(line -> line.text("lineId"), line -> line));
    return purchase.lines().stream()
        .map(line -> line(line, Optional.ofNullable(stored.get(line.id())), row))
        .toList();
  }

  private static LineGoods line(OrderLine line, Optional<Row> found, Row order) {
    var stored =
        found.orElseThrow(
            () -> new IllegalStateException(order.name() + " has no goods of line " + line.id()));
    return new LineGoods(
        line.id(),
        line.type(),
        line.quantity(),
        stored.count("cancelled"),
        stored.count("refused"),
        stored.count("sent"),
        stored.count("delivered"),
        stored.count("returned"));
  }

  private static AttributeValue shipment(Shipment parcel) {
    var map = new HashMap<String, AttributeValue>();
    map.put("id", fromS(parcel.id()));
    map.put("carrier", fromS(parcel.carrier()));
    map.put("trackingNumber", fromS(parcel.trackingNumber()));
    parcel.trackingUrl().ifPresent(url -> map.put("trackingUrl", fromS(url.toString())));
    map.put("units", units(parcel.lines()));
    map.put("sentAt", time(parcel.sentAt()));
    parcel.deliveredAt().ifPresent(at -> map.put("deliveredAt", time(at)));
    return fromM(map);
  }

  private static Shipment shipment(Row row) {
    return new Shipment(
        row.text("id"),
        row.text("carrier"),
        row.text("trackingNumber"),
        row.optionalText("trackingUrl").map(URI::create),
        units(row),
        row.instant("sentAt"),
        row.optionalText("deliveredAt").map(_ -> row.instant("deliveredAt")));
  }

  private static Map<String, Instant> arrivals(Row row, Reading reading) {
    return reading.elements(row, "arrivals", Set.of("shipmentId", "at")).stream()
        .collect(Collectors.toMap(one -> one.text("shipmentId"), one -> one.instant("at")));
  }

  private static AttributeValue cancellation(Cancellation cancellation) {
    return fromM(
        Map.of(
            "id", fromS(cancellation.id()),
            "by", name(cancellation.by()),
            "reason", fromS(cancellation.reason()),
            "units", units(cancellation.lines()),
            "at", time(cancellation.askedAt()),
            "status", name(cancellation.state())));
  }

  private static Optional<Cancellation> cancellation(Row row, Reading reading) {
    var by = reading.constant(row, "by", Cancellation.By.class);
    var state = reading.constant(row, "status", Cancellation.State.class);
    if (by.isEmpty() || state.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Cancellation(
            row.text("id"),
            by.get(),
            row.text("reason"),
            units(row),
            row.instant("at"),
            state.get()));
  }

  private static AttributeValue returnRequest(ReturnRequest request) {
    return fromM(
        Map.of(
            "id", fromS(request.id()),
            "units", units(request.lines()),
            "reason", fromS(request.reason()),
            "note", fromS(request.note()),
            "at", time(request.createdAt()),
            "status", name(request.status())));
  }

  private static Optional<ReturnRequest> returnRequest(Row row, Reading reading) {
    return reading
        .constant(row, "status", ReturnStatus.class)
        .map(status ->
            new ReturnRequest(
                row.text("id"),
                units(row),
                row.text("reason"),
                row.text("note"),
                row.instant("at"),
                status));
  }

  private static AttributeValue units(List<LineQuantity> units) {
    return list(
        units,
        unit -> fromM(Map.of("lineId", fromS(unit.lineId()), "quantity", number(unit.quantity()))));
  }

  private static List<LineQuantity> units(Row row) {
    return row.rows("units").stream()
        .map(unit -> new LineQuantity(unit.text("lineId"), unit.count("quantity")))
        .toList();
  }
}
