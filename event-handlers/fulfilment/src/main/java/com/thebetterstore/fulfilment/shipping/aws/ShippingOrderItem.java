package com.thebetterstore.fulfilment.shipping.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.shipping.EarlyCancellations;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingOrders.Position;
import com.thebetterstore.fulfilment.shipping.ShippingRecord;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// What is known of an order, as an item: by what it is found, and the whole as JSON, since nothing
/// queries its parts.
final class ShippingOrderItem {

  static final String KEY_PREFIX = "SHIPPING_ORDER#";
  static final String VERSION = "version";
  static final String STATE = "state";
  static final String REQUESTED_AT = "requestedAt";

  private static final String ORDER = "shippingOrder";
  private static final String EARLY = "earlyCancellations";

  /// The version of an item of before items had versions.
  private static final long UNVERSIONED = 0;

  private ShippingOrderItem() {}

  static String key(OrderId id) {
    return KEY_PREFIX + id.value();
  }

  static Map<String, AttributeValue> of(ShippingRecord kept) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(key(kept.orderId())));
    item.put(VERSION, fromN(Long.toString(kept.version())));
    switch (kept) {
      case EarlyCancellations early -> item.put(EARLY, fromS(Json.write(early)));
      case ShippingOrder order -> {
        item.put(STATE, fromS(order.state().name()));
        item.put(REQUESTED_AT, fromS(StoreTime.write(order.requestedAt())));
        item.put("orderNumber", fromS(order.orderNumber().value()));
        item.put(ORDER, fromS(Json.write(order)));
      }
    }
    return item;
  }

  /// What finds a page of the index again.
  static Map<String, AttributeValue> position(ShippingState state, Position at) {
    return Map.of(
        "pk",
        fromS(key(at.orderId())),
        STATE,
        fromS(state.name()),
        REQUESTED_AT,
        fromS(StoreTime.write(at.requestedAt())));
  }

  static ShippingRecord read(Row row) {
    return row.optionalText(EARLY)
        .<ShippingRecord>map(early -> Json.read(early, EarlyCancellations.class))
        .orElseGet(() -> order(row));
  }

  static ShippingOrder order(Row row) {
    return row.optionalText(ORDER)
        .map(order -> Json.read(order, ShippingOrder.class))
        .orElseGet(() -> accepted(row));
  }

  /// An item of before shipping orders had states: all of its goods are still to be sent. It is in
  /// no list until it changes.
  private static ShippingOrder accepted(Row row) {
    var request = Json.read(row.text("request"), FulfilmentRequested.class);
    var order = ShippingOrder.of(request, row.instant("acceptedAt"));
    return new ShippingOrder(
        order.orderId(),
        order.orderNumber(),
        order.deliverTo(),
        order.lines(),
        order.parcels(),
        order.rejections(),
        order.answered(),
        order.requestedAt(),
        UNVERSIONED);
  }
}
