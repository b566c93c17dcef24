package com.thebetterstore.fulfilment.desk;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.fulfilment.download.KnownContent;
import com.thebetterstore.fulfilment.shipping.DispatchDesk;
import com.thebetterstore.fulfilment.shipping.InMemoryShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingRequests;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.RequestReader;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import store.InvalidArgument;
import store.InvalidCursor;
import store.Unauthorized;

class DispatchResolverTest {

  private static final String KEY = "key-0123456789abcdef";
  private static final InstantSource CLOCK = InstantSource.fixed(NOON);

  private final InMemoryShippingOrders orders = new InMemoryShippingOrders();
  private final DispatchResolver resolver =
      new DispatchResolver(
          new RequestReader(() -> "1"),
          new DeskApi(new DispatchDesk(orders, new KnownContent(NOVEL), CLOCK), CLOCK));

  @BeforeEach
  void two_orders() {
    // Taken on while the file of the novel was missing.
    var requests = new ShippingRequests(orders, new KnownContent(), CLOCK);
    requests.request(request(lamps(), novel()), CAUSE);
    requests.request(requestOf(OTHER_ORDER, lamps()), CAUSE);
  }

  @Test
  void the_list_says_what_is_to_be_packed_page_by_page() throws IOException {
    var first = query("shippingOrders", "{\"first\": 1}");

    var order = first.at("/edges/0/node");
    assertThat(order.path("orderId").asText()).isEqualTo(ORDER.value());
    assertThat(order.path("orderNumber").asText()).isEqualTo("TBS-1");
    assertThat(order.path("state").asText()).isEqualTo("OPEN");
    assertThat(order.at("/deliverTo/line1").asText()).isEqualTo("1 Queen St");
    assertThat(order.at("/lines/0/quantityOpen").asInt()).isEqualTo(3);
    assertThat(first.at("/pageInfo/hasNextPage").asBoolean()).isTrue();
    assertThat(first.at("/pageInfo/endCursor")).isEqualTo(first.at("/edges/0/cursor"));

    var second =
        query(
            "shippingOrders",
            "{\"first\": 5, \"after\": %s}".formatted(first.at("/pageInfo/endCursor")));
    assertThat(second.at("/edges/0/node/orderId").asText()).isEqualTo(OTHER_ORDER.value());
    assertThat(second.at("/pageInfo/hasNextPage").asBoolean()).isFalse();
    assertThat(query("shippingOrders", "{\"state\": \"CLOSED\"}").path("edges")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0", "101"})
  void a_page_has_1_to_100_orders(int first) {
    assertThatThrownBy(() -> query("shippingOrders", "{\"first\": %d}".formatted(first)))
        .isInstanceOf(InvalidArgument.class);
  }

  @ParameterizedTest
  @CsvSource({"x", "''", "!", "bm9vbiBvcmRfMQ"})
  void what_is_no_cursor_is_refused(String cursor) {
    assertThatThrownBy(() -> query("shippingOrders", "{\"after\": \"%s\"}".formatted(cursor)))
        .isInstanceOf(InvalidCursor.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Query, shippingOrders",
    "Query, shippingOrder",
    "Mutation, shipmentDispatch",
    "Mutation, shipmentDelivered",
    "Mutation, shippingOrderRefuse",
    "Mutation, digitalItemsSend"
  })
  void nothing_is_for_anybody_but_staff(String type, String field) {
    for (var identity : List.of("null", "{\"sub\": \"sub-1\", \"groups\": null}")) {
      assertThatThrownBy(() -> call(identity, type, field, "{}"))
          .isInstanceOf(Unauthorized.class)
          .hasMessage("Not Authorized to access " + field + " on type " + type);
    }
  }

  @Test
  void an_order_that_is_not_there_is_null() throws IOException {
    assertThat(query("shippingOrder", "{\"orderId\": \"ord_gone\"}").isNull()).isTrue();
    assertThat(query("shippingOrder", "{\"orderId\": \"\"}").isNull()).isTrue();
  }

  @Test
  void a_parcel_leaves_once_and_arrives() throws IOException {
    var sent = dispatch(2, KEY);
    assertThat(sent.path("userErrors")).isEmpty();
    assertThat(sent.at("/shippingOrder/lines/0/quantityOpen").asInt()).isEqualTo(1);
    assertThat(dispatch(2, KEY)).isEqualTo(sent);

    var parcel = sent.at("/shippingOrder/shipments/0");
    assertThat(parcel.path("carrier").asText()).isEqualTo("NZ Post");
    assertThat(parcel.path("trackingUrl").asText()).endsWith("/NZ1");
    assertThat(parcel.at("/lines/0/quantity").asInt()).isEqualTo(2);
    var arrived =
        mutate(
            "shipmentDelivered",
            "{\"orderId\": \"%s\", \"shipmentId\": %s}"
                .formatted(ORDER.value(), parcel.path("id")));
    assertThat(arrived.at("/shippingOrder/shipments/0/deliveredAt").asText())
        .isEqualTo("2026-11-22T12:00:00.000Z");
    assertThat(orders.published())
        .extracting(FulfilmentEvent::detailType)
        .containsSubsequence("ShipmentDispatched", "ShipmentDelivered")
        .hasSize(4);
  }

  @Test
  void a_key_that_is_used_for_something_else_is_refused() throws IOException {
    dispatch(2, KEY);

    assertThat(error(dispatch(1, KEY))).isEqualTo("IDEMPOTENCY_KEY_REUSED [\"idempotencyKey\"]");
  }

  @Test
  void more_than_is_open_is_refused_with_what_is() throws IOException {
    var refused = dispatch(4, KEY);

    assertThat(error(refused)).isEqualTo("QUANTITY_NOT_OPEN [\"lines\"]");
    assertThat(refused.at("/userErrors/0/target").asText()).isEqualTo("1");
    assertThat(refused.at("/userErrors/0/availableQuantity").asInt()).isEqualTo(3);
    assertThat(refused.at("/shippingOrder/lines/0/quantityOpen").asInt()).isEqualTo(3);
  }

  @Test
  void units_are_refused_with_a_reason() throws IOException {
    var refused =
        mutate(
            "shippingOrderRefuse",
            """
            {"orderId": "%s", "lines": [{"lineId": "2", "quantity": 1}], "reason": " Withdrawn. ",
             "restock": false, "idempotencyKey": "%s"}
            """
                .formatted(ORDER.value(), KEY));

    assertThat(refused.path("userErrors")).isEmpty();
    assertThat(refused.at("/shippingOrder/lines/1/quantityRefused").asInt()).isEqualTo(1);
    assertThat(orders.published().getLast()).extracting("reason").isEqualTo("Withdrawn.");
  }

  @Test
  void digital_items_are_sent_once_their_files_are_there() throws IOException {
    var sent = mutate("digitalItemsSend", "{\"orderId\": \"%s\"}".formatted(ORDER.value()));

    assertThat(sent.path("userErrors")).isEmpty();
    assertThat(sent.at("/shippingOrder/lines/1/quantitySent").asInt()).isEqualTo(1);
  }

  @Test
  void an_order_that_is_not_there_is_refused() throws IOException {
    var gone = mutate("digitalItemsSend", "{\"orderId\": \"ord_gone\"}");

    assertThat(error(gone)).isEqualTo("NOT_FOUND [\"orderId\"]");
    assertThat(gone.path("shippingOrder").isNull() || gone.path("shippingOrder").isMissingNode())
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                | NZ Post | NZ1   | key-0123456789abcdef | lines",
        "[{'lineId': '1', 'quantity': 0}]   | NZ Post | NZ1   | key-0123456789abcdef | lines",
        "[{'lineId': '1', 'quantity': 100}] | NZ Post | NZ1   | key-0123456789abcdef | lines",
        "[{'lineId': ' ', 'quantity': 1}]   | NZ Post | NZ1   | key-0123456789abcdef | lines",
        "[{'lineId': '1', 'quantity': 1}]   | ' '     | NZ1   | key-0123456789abcdef | carrier",
        "[{'lineId': '1', 'quantity': 1}]   | NZ Post | N\\nZ | key-0123456789abcdef | trackingNumber",
        "[{'lineId': '1', 'quantity': 1}]   | NZ Post | NZ1   | short                | idempotencyKey",
      },
      quoteCharacter = '"')
  void what_cannot_be_is_refused_and_changes_nothing(
      String lines, String carrier, String number, String key, String field) throws IOException {
    var refused =
        mutate(
            "shipmentDispatch",
            """
            {"orderId": "%s", "lines": %s, "carrier": "%s", "trackingNumber": "%s",
             "idempotencyKey": "%s"}
            """
                .formatted(
                    ORDER.value(),
                    lines.replace('\'', '"'),
                    carrier.replace("'", ""),
                    number,
                    key));

    assertThat(error(refused)).isEqualTo("INVALID_INPUT [\"%s\"]".formatted(field));
    assertThat(refused.at("/shippingOrder/shipments")).isEmpty();
  }

  private JsonNode dispatch(int quantity, String key) throws IOException {
    return mutate(
        "shipmentDispatch",
        """
        {"orderId": "%s", "lines": [{"lineId": "1", "quantity": %d}], "carrier": "NZ Post",
         "trackingNumber": "NZ1", "idempotencyKey": "%s"}
        """
            .formatted(ORDER.value(), quantity, key));
  }

  private static String error(JsonNode payload) {
    assertThat(payload.path("userErrors")).hasSize(1);
    var error = payload.at("/userErrors/0");
    return error.path("code").asText() + " " + error.path("field");
  }

  private JsonNode query(String field, String arguments) throws IOException {
    return call("Query", field, arguments);
  }

  private JsonNode mutate(String field, String arguments) throws IOException {
    return call("Mutation", field, arguments);
  }

  private JsonNode call(String type, String field, String arguments) throws IOException {
    return call("{\"sub\": \"sub-1\", \"groups\": [\"Staff\"]}", type, field, arguments);
  }

  private JsonNode call(String identity, String type, String field, String arguments)
      throws IOException {
    return Call.of(
        resolver,
        """
        {"arguments": %s, "identity": %s,
         "request": {"headers": {}}, "info": {"parentTypeName": "%s", "fieldName": "%s"}}
        """
            .formatted(arguments, identity, type, field));
  }
}
