package com.thebetterstore.ordering.table;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.platform.table.DynamoDbLocal;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// An ordering table of its own for one test, with the keys and indexes that the deployed one has.
public record OrderingTable(DynamoDbClient client, String name) {

  public static OrderingTable create() {
    var client = DynamoDbLocal.client();
    var name = "ordering-" + UUID.randomUUID();
    client.createTable(table ->
        table
            .tableName(name)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(
                Stream.of(
                        "pk",
                        "listing",
                        "category",
                        "sortName",
                        "customerId",
                        "placedAt",
                        "placedOn",
                        "open",
                        "deadline")
                    .map(OrderingTable::text)
                    .toList())
            .keySchema(key("pk", KeyType.HASH))
            .globalSecondaryIndexes(
                index("products-by-name", "listing", "sortName", ProjectionType.ALL),
                index("products-by-category", "category", "sortName", ProjectionType.ALL),
                index("orders-by-customer", "customerId", "placedAt", ProjectionType.ALL),
                index("orders-by-day", "placedOn", "placedAt", ProjectionType.KEYS_ONLY),
                index("open-orders-by-deadline", "open", "deadline", ProjectionType.KEYS_ONLY)));
    return new OrderingTable(client, name);
  }

  /// The item under this key; empty when there is none.
  public Map<String, AttributeValue> item(String key) {
    return client.getItem(get -> get.tableName(name).key(Map.of("pk", fromS(key)))).item();
  }

  private static AttributeDefinition text(String attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String attribute, KeyType type) {
    return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
  }

  private static GlobalSecondaryIndex index(
      String name, String hash, String range, ProjectionType projection) {
    return GlobalSecondaryIndex.builder()
        .indexName(name)
        .keySchema(key(hash, KeyType.HASH), key(range, KeyType.RANGE))
        .projection(what -> what.projectionType(projection))
        .build();
  }
}
