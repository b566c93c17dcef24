package com.thebetterstore.fulfilment.shipping.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.fulfilment.download.DownloadPermits;
import com.thebetterstore.fulfilment.download.aws.DynamoDbDownloadPermits;
import com.thebetterstore.fulfilment.shipping.Requests;
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
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// A table of its own for each test, with the key and the index that the deployed one has.
public record ShippingTable(DynamoDbClient client, String name)
    implements ShippingOrdersContract.Kept {

  public static ShippingTable create() {
    var client = DynamoDbLocal.client();
    var name = "fulfilment-" + UUID.randomUUID();
    client.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(text("pk"), text("state"), text("requestedAt"))
            .keySchema(key("pk", KeyType.HASH))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("shipping-orders-by-state")
                    .keySchema(key("state", KeyType.HASH), key("requestedAt", KeyType.RANGE))
                    .projection(projected -> projected.projectionType(ProjectionType.ALL))
                    .build()));
    return new ShippingTable(client, name);
  }

  @Override
  public ShippingOrders shippingOrders() {
    return new DynamoDbShippingOrders(
        client, name, new Outbox(name, InstantSource.fixed(Requests.NOON), new RandomIds()));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @Override
  public DownloadPermits permits() {
    return new DynamoDbDownloadPermits(client, name);
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

  List<Row> rows() {
    return items().stream().map(Row::of).toList();
  }

  List<Map<String, AttributeValue>> items() {
    return client.scan(scan -> scan.tableName(name)).items();
  }
}
