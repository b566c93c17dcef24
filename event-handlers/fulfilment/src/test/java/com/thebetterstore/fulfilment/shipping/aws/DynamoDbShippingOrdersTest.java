package com.thebetterstore.fulfilment.shipping.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class DynamoDbShippingOrdersTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final OrderId ORDER = new OrderId("ord_1");
  private static final Cause CAUSE = new Cause(new CorrelationId("cor_1"), "evt_0", null);
  private static final FulfilmentAccepted ACCEPTED = new FulfilmentAccepted(ORDER, NOON);
  private static final DeliveryAddress HOME =
      new DeliveryAddress("Aroha", "1 Queen St", null, "Auckland", null, "1010", "NZ", null);

  private final Map<String, Map<String, AttributeValue>> table = new HashMap<>();
  private final DynamoDbClient dynamo = Mockito.mock(DynamoDbClient.class);
  private final DynamoDbShippingOrders shippingOrders =
      new DynamoDbShippingOrders(
          dynamo, "fulfilment", new Outbox("fulfilment", InstantSource.fixed(NOON), () -> "NEW"));

  @BeforeEach
  void keepItems() {
    Mockito.when(
            dynamo.transactWriteItems(
                ArgumentMatchers.<Consumer<TransactWriteItemsRequest.Builder>>any()))
        .thenAnswer(call -> write(built(call.getArgument(0))));
  }

  @Test
  void a_shipping_order_is_kept_as_it_was_asked_for_with_and_without_an_address() {
    for (var deliverTo : new @Nullable DeliveryAddress[] {HOME, null}) {
      table.clear();
      var kept = new ShippingOrder(request(deliverTo), NOON);

      assertThat(shippingOrders.accept(kept, ACCEPTED, CAUSE)).isTrue();

      assertThat(table).containsOnlyKeys("SHIPPING_ORDER#ord_1", "OUTBOX#evt_NEW");
      var row = Row.of(table.getOrDefault("SHIPPING_ORDER#ord_1", Map.of()));
      assertThat(Json.read(row.text("request"), FulfilmentRequested.class))
          .isEqualTo(kept.request());
      assertThat(row.instant("acceptedAt")).isEqualTo(NOON);
    }
  }

  @Test
  void an_order_that_has_one_already_keeps_it_and_tells_nothing() {
    shippingOrders.accept(new ShippingOrder(request(HOME), NOON), ACCEPTED, CAUSE);
    table.remove("OUTBOX#evt_NEW");

    var again = new ShippingOrder(request(HOME), NOON.plusSeconds(60));

    assertThat(shippingOrders.accept(again, ACCEPTED, CAUSE)).isFalse();
    assertThat(table).containsOnlyKeys("SHIPPING_ORDER#ord_1");
  }

  @Test
  void goods_without_an_address_cannot_be_taken_on() {
    var lamp = new RequestedLine(new Sku("LAMP-1"), "Lamp", ProductType.PHYSICAL, 1);
    var nowhere =
        new FulfilmentRequested(
            ORDER, new OrderNumber("TBS-1"), "a@example.nz", null, List.of(lamp));

    assertThatThrownBy(() -> new ShippingOrder(nowhere, NOON))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ord_1");
  }

  private static FulfilmentRequested request(@Nullable DeliveryAddress deliverTo) {
    var type = deliverTo == null ? ProductType.DIGITAL : ProductType.PHYSICAL;
    return new FulfilmentRequested(
        ORDER,
        new OrderNumber("TBS-1"),
        "aroha@example.nz",
        deliverTo,
        List.of(new RequestedLine(new Sku("SKU-1"), "Something", type, 1)));
  }

  private static List<TransactWriteItem> built(Consumer<TransactWriteItemsRequest.Builder> given) {
    return TransactWriteItemsRequest.builder().applyMutation(given).build().transactItems();
  }

  private TransactWriteItemsResponse write(List<TransactWriteItem> writes) {
    if (writes.stream().anyMatch(write -> table.containsKey(key(write.put().item())))) {
      var refused = CancellationReason.builder().code("ConditionalCheckFailed").build();
      var none = CancellationReason.builder().code("None").build();
      throw TransactionCanceledException.builder().cancellationReasons(refused, none).build();
    }
    writes.forEach(write -> table.put(key(write.put().item()), write.put().item()));
    return TransactWriteItemsResponse.builder().build();
  }

  private static String key(Map<String, AttributeValue> item) {
    var key = item.get("pk");
    return key == null ? "" : key.s();
  }
}
