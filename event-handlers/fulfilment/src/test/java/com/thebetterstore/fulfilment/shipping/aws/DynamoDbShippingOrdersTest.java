package com.thebetterstore.fulfilment.shipping.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingOrdersContract;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.json.EventJson;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.table.DynamoDbLocal;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoDbShippingOrdersTest implements ShippingOrdersContract {

  /// A table of its own for each test, with the key that the deployed one has.
  private record ShippingTable(DynamoDbClient client, String name) implements Kept {

    static ShippingTable create() {
      var client = DynamoDbLocal.client();
      var name = "fulfilment-" + UUID.randomUUID();
      client.createTable(table ->
          table
              .tableName(name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(
                  AttributeDefinition.builder()
                      .attributeName("pk")
                      .attributeType(ScalarAttributeType.S)
                      .build())
              .keySchema(
                  KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
      return new ShippingTable(client, name);
    }

    @Override
    public ShippingOrders shippingOrders() {
      return new DynamoDbShippingOrders(
          client, name, new Outbox(name, InstantSource.fixed(NOON), new RandomIds()));
    }

    @Override
    public List<FulfilmentEvent> published() {
      return rows().stream()
          .filter(row -> row.name().startsWith(Outbox.KEY_PREFIX))
          .map(row ->
              EventJson.read(row.text("detailType"), Json.read(row.text("detail"), JsonNode.class))
                  .data())
          .map(FulfilmentEvent.class::cast)
          .toList();
    }

    Row row(String key) {
      return Row.of(
          client.getItem(get -> get.tableName(name).key(Map.of("pk", fromS(key)))).item());
    }

    List<Row> rows() {
      return client.scan(scan -> scan.tableName(name)).items().stream().map(Row::of).toList();
    }
  }

  @Override
  public Kept none() {
    return ShippingTable.create();
  }

  @Test
  void a_shipping_order_is_kept_as_it_was_asked_for_with_and_without_an_address() {
    for (var deliverTo : new @Nullable DeliveryAddress[] {HOME, null}) {
      var table = ShippingTable.create();
      var kept = new ShippingOrder(ShippingOrdersContract.request(ORDER, deliverTo), NOON);

      assertThat(table.shippingOrders().accept(kept, ACCEPTED, CAUSE)).isTrue();

      assertThat(table.rows())
          .hasSize(2)
          .extracting(Row::name)
          .contains("SHIPPING_ORDER#ord_1")
          .anyMatch(key -> key.startsWith("OUTBOX#evt_"));
      var row = table.row("SHIPPING_ORDER#ord_1");
      assertThat(Json.read(row.text("request"), FulfilmentRequested.class))
          .isEqualTo(kept.request());
      assertThat(row.instant("acceptedAt")).isEqualTo(NOON);
    }
  }

  @Test
  void a_shipping_order_that_is_asked_for_again_stays_as_it_was() {
    var table = ShippingTable.create();
    table.shippingOrders().accept(ShippingOrdersContract.toHome(ORDER), ACCEPTED, CAUSE);
    var later = NOON.plusSeconds(60);
    var again = new ShippingOrder(ShippingOrdersContract.request(ORDER, HOME), later);

    table.shippingOrders().accept(again, ACCEPTED, CAUSE);

    assertThat(table.rows()).hasSize(2);
    assertThat(table.row("SHIPPING_ORDER#ord_1").instant("acceptedAt")).isEqualTo(NOON);
  }
}
