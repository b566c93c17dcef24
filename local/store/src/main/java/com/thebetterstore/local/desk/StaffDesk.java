package com.thebetterstore.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.ShopApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What the staff do with orders, through the API.
public final class StaffDesk {

  private static final int PAGE = 100;

  private final ShopApi api;

  /// @param api as the staff have it
  public StaffDesk(ShopApi api) {
    this.api = api;
  }

  /// Some units of a line.
  public record Units(String lineId, int quantity) {}

  /// The store refused.
  public static final class Refused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private Refused(String code, String message) {
      super(message);
      this.code = code;
    }

    /// The error's code in the API.
    public String code() {
      return code;
    }
  }

  /// All shipping orders that wait for that, oldest first.
  ///
  /// @param state such as `OPEN`
  public List<JsonNode> shippingOrders(String state) {
    var orders = new ArrayList<JsonNode>();
    var after = "";
    do {
      var page = api.ask(StaffOperations.SHIPPING_ORDERS, asked(state, after));
      page.path("edges").forEach(edge -> orders.add(edge.path("node")));
      after =
          page.at("/pageInfo/hasNextPage").asBoolean()
              ? page.at("/pageInfo/endCursor").asText()
              : "";
    } while (!after.isEmpty());
    return orders;
  }

  private static Map<String, Object> asked(String state, String after) {
    return after.isEmpty()
        ? Map.of("state", state, "first", PAGE)
        : Map.of("state", state, "first", PAGE, "after", after);
  }

  /// What is to be sent for an order; JSON's null when nothing was asked for.
  public JsonNode shippingOrder(String orderId) {
    return api.ask(StaffOperations.SHIPPING_ORDER_OF, Map.of("orderId", orderId));
  }

  /// Of a shipping order, all that is still to be put into parcels.
  public static List<Units> toPack(JsonNode shippingOrder) {
    return StreamSupport.stream(shippingOrder.path("lines").spliterator(), false)
        .filter(line -> line.path("type").asText().equals("PHYSICAL"))
        .filter(line -> line.path("quantityOpen").asInt() > 0)
        .map(line -> new Units(line.path("lineId").asText(), line.path("quantityOpen").asInt()))
        .toList();
  }

  /// Hands a parcel to the courier; gives the shipping order.
  ///
  /// @param key the same key sends it once
  public JsonNode dispatch(
      String orderId, List<Units> units, String carrier, String trackingNumber, String key) {
    return done(
        api.ask(
            StaffOperations.DISPATCH,
            Map.of(
                "orderId", orderId,
                "lines", units,
                "carrier", carrier,
                "trackingNumber", trackingNumber,
                "idempotencyKey", key)),
        "shippingOrder");
  }

  /// Sees a parcel arrive.
  public JsonNode delivered(String orderId, String shipmentId) {
    return done(
        api.ask(StaffOperations.DELIVERED, Map.of("orderId", orderId, "shipmentId", shipmentId)),
        "shippingOrder");
  }

  /// Refuses to send some units.
  public JsonNode refuse(
      String orderId, List<Units> units, String reason, boolean restock, String key) {
    return done(
        api.ask(
            StaffOperations.REFUSE,
            Map.of(
                "orderId", orderId,
                "lines", units,
                "reason", reason,
                "restock", restock,
                "idempotencyKey", key)),
        "shippingOrder");
  }

  /// The newest orders, whoever placed them.
  public List<JsonNode> newestOrders() {
    return api.ask(StaffOperations.STAFF_ORDERS, Map.of("first", PAGE))
        .path("edges")
        .valueStream()
        .map(edge -> edge.path("node"))
        .toList();
  }

  /// Cancels what was not sent of an order.
  public JsonNode cancel(String orderId, String reason, String key) {
    return done(
        api.ask(
            StaffOperations.CANCEL,
            Map.of("orderId", orderId, "reason", reason, "idempotencyKey", key)),
        "order");
  }

  /// Returns what was paid for some units, and for the shipping if wanted.
  public JsonNode refund(
      String orderId, List<Units> units, boolean shipping, String reason, String key) {
    return refund(orderId, Map.of("lines", units, "shipping", shipping, "reason", reason), key);
  }

  /// Returns an amount.
  public JsonNode refund(String orderId, long minorUnits, String reason, String key) {
    return refund(orderId, Map.of("amountMinorUnits", minorUnits, "reason", reason), key);
  }

  /// Makes a refund that failed once more.
  public JsonNode refundAgain(String orderId, String refundId, String reason, String key) {
    return refund(orderId, Map.of("refundId", refundId, "reason", reason), key);
  }

  private JsonNode refund(String orderId, Map<String, ?> input, String key) {
    return done(
        api.ask(
            StaffOperations.REFUND,
            Map.of("orderId", orderId, "input", input, "idempotencyKey", key)),
        "order");
  }

  /// Answers a buyer who wants to send goods back.
  public JsonNode decideReturn(String orderId, String returnId, boolean approve, String note) {
    return done(
        api.ask(
            StaffOperations.RETURN_DECIDE,
            Map.of("orderId", orderId, "returnId", returnId, "approve", approve, "note", note)),
        "order");
  }

  /// Takes goods that came back.
  public JsonNode receiveReturn(String orderId, String returnId, boolean restock) {
    return done(
        api.ask(
            StaffOperations.RETURN_RECEIVE,
            Map.of("orderId", orderId, "returnId", returnId, "restock", restock)),
        "order");
  }

  private static JsonNode done(JsonNode payload, String part) {
    var refusal = payload.path("userErrors").path(0);
    if (!refusal.isMissingNode()) {
      throw new Refused(refusal.path("code").asText(), "the store refused: " + refusal);
    }
    return payload.path(part);
  }
}
