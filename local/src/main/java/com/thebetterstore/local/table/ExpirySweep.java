package com.thebetterstore.local.table;

import com.thebetterstore.local.template.Deployment;
import com.thebetterstore.local.template.Resource;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/// Removes items whose time to live is over, by the store's own clock.
///
/// DynamoDB promises to do so within a few days; here it is done whenever [#run] is called.
public final class ExpirySweep implements Runnable {

  private final DynamoDbClient dynamoDb;
  private final List<Resource> tables;
  private final InstantSource clock;

  /// @param dynamoDb a client of the engine itself
  public ExpirySweep(DynamoDbClient dynamoDb, Deployment deployment, InstantSource clock) {
    this.dynamoDb = dynamoDb;
    this.clock = clock;
    this.tables =
        TableCreation.tables(deployment)
            .filter(table -> table.property("TimeToLiveSpecification").path("Enabled").asBoolean())
            .toList();
  }

  @Override
  public void run() {
    tables.forEach(table -> sweep(table, clock.instant()));
  }

  private void sweep(Resource table, Instant now) {
    var attribute = table.property("TimeToLiveSpecification").path("AttributeName").asText();
    var keys =
        table.list("KeySchema").stream().map(key -> key.path("AttributeName").asText()).toList();
    var names = Map.of("#expires", attribute);
    var values = Map.of(":now", AttributeValue.fromN(Long.toString(now.getEpochSecond())));
    var expired =
        dynamoDb.scanPaginator(scan ->
            scan.tableName(table.ref())
                .filterExpression("#expires < :now")
                .expressionAttributeNames(names)
                .expressionAttributeValues(values));
    for (var item : expired.items()) {
      remove(table, key(item, keys), names, values);
    }
  }

  private static Map<String, AttributeValue> key(
      Map<String, AttributeValue> item, List<String> keys) {
    var key = new HashMap<>(item);
    key.keySet().retainAll(keys);
    return key;
  }

  private void remove(
      Resource table,
      Map<String, AttributeValue> key,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    try {
      dynamoDb.deleteItem(delete ->
          delete
              .tableName(table.ref())
              .key(key)
              .conditionExpression("#expires < :now")
              .expressionAttributeNames(names)
              .expressionAttributeValues(values));
    } catch (ConditionalCheckFailedException prolonged) {
      // Written anew since the scan saw it: it stays.
    }
  }
}
