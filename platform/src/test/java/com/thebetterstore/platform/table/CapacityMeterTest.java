package com.thebetterstore.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Outside of transactions DynamoDB Local counts by the rule, so the meter has to agree with it.
class CapacityMeterTest {

  private static final ReturnConsumedCapacity ALL = ReturnConsumedCapacity.INDEXES;

  private final CapacityMeter meter = new CapacityMeter(DynamoDbLocal.client());
  private final DynamoDbClient client = meter.client();
  private final String table = "meter-" + UUID.randomUUID();

  @BeforeEach
  void create() {
    client.createTable(it ->
        it.tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(text("pk"), text("state"))
            .keySchema(key("pk"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("by-state")
                    .keySchema(key("state"))
                    .projection(what -> what.projectionType(ProjectionType.ALL))
                    .build()));
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  private static Map<String, AttributeValue> row(String state, int bytes) {
    var row = new HashMap<String, AttributeValue>();
    row.put("pk", fromS("ROW#1"));
    row.put("text", fromS("ü".repeat(bytes / 2)));
    row.put("more", fromM(Map.of("list", fromL(List.of(fromN("-12.50"), fromS("x"))))));
    if (!state.isEmpty()) {
      row.put("state", fromS(state));
    }
    return row;
  }

  private ConsumedCapacity put(String state, int bytes) {
    return client
        .putItem(put -> put.tableName(table).item(row(state, bytes)).returnConsumedCapacity(ALL))
        .consumedCapacity();
  }

  private static TransactWriteItem put(String table, Map<String, AttributeValue> row) {
    return TransactWriteItem.builder().put(put -> put.tableName(table).item(row)).build();
  }

  private void isWhatItCounts(ConsumedCapacity counted) {
    var taken = meter.taken();
    assertThat((double) taken.writeUnits()).isEqualTo(counted.capacityUnits());
    assertThat((double) taken.writeUnits() - taken.indexUnits())
        .isEqualTo(counted.table().capacityUnits());
  }

  @Test
  void writes_cost_the_larger_of_before_and_after_and_an_entry_of_an_index_what_it_holds() {
    isWhatItCounts(put("", 100));
    isWhatItCounts(put("OPEN", 3_000));
    isWhatItCounts(put("OPEN", 500));
    // The entry leaves one place of the index and comes to another.
    isWhatItCounts(put("SENT", 2_500));
    isWhatItCounts(put("", 900));
    isWhatItCounts(
        client
            .updateItem(update ->
                update
                    .tableName(table)
                    .key(Map.of("pk", fromS("ROW#1")))
                    .updateExpression("SET #text = :text")
                    .expressionAttributeNames(Map.of("#text", "text"))
                    .expressionAttributeValues(Map.of(":text", fromS("x".repeat(5_000))))
                    .returnConsumedCapacity(ALL))
            .consumedCapacity());
    isWhatItCounts(
        client
            .deleteItem(delete ->
                delete
                    .tableName(table)
                    .key(Map.of("pk", fromS("ROW#1")))
                    .returnConsumedCapacity(ALL))
            .consumedCapacity());
  }

  @Test
  void the_last_byte_of_a_kilobyte_costs_nothing_and_the_next_one_does() {
    var rest = ItemSize.of(row("", 0));
    for (var bytes : List.of(1_024 - rest, 1_026 - rest)) {
      isWhatItCounts(put("", Math.toIntExact(bytes)));
    }
    assertThat(ItemSize.writeUnits(1_024)).isEqualTo(1);
    assertThat(ItemSize.writeUnits(1_025)).isEqualTo(2);
  }

  @Test
  void reads_cost_what_they_return_and_half_where_they_may_be_late() {
    put("OPEN", 9_000);
    var _ = meter.taken();
    for (var consistent : List.of(true, false)) {
      var counted =
          client
              .getItem(get ->
                  get.tableName(table)
                      .key(Map.of("pk", fromS("ROW#1")))
                      .consistentRead(consistent)
                      .returnConsumedCapacity(ALL))
              .consumedCapacity();
      assertThat(meter.taken().read()).isEqualTo(counted.capacityUnits());
    }
    var counted =
        client
            .query(query ->
                query
                    .tableName(table)
                    .indexName("by-state")
                    .keyConditionExpression("#state = :state")
                    .expressionAttributeNames(Map.of("#state", "state"))
                    .expressionAttributeValues(Map.of(":state", fromS("OPEN")))
                    .returnConsumedCapacity(ALL))
            .consumedCapacity();
    assertThat(meter.taken().read()).isEqualTo(counted.capacityUnits());
  }

  @Test
  void each_item_of_a_transaction_is_rounded_by_itself_and_costs_twice_as_much() {
    client.transactWriteItems(all ->
        all.transactItems(
            List.of(
                put(table, Map.of("pk", fromS("ROW#2"), "a", fromS("a".repeat(1_100)))),
                put(table, Map.of("pk", fromS("OUTBOX#1"), "detailType", fromS("OrderPlaced"))))));

    assertThat(meter.taken().written())
        .isEqualTo(Map.of("`ROW#`", 4L, "`OUTBOX#` OrderPlaced", 2L));
  }

  @Test
  void a_write_whose_condition_fails_costs_as_much() {
    put("", 3_000);
    var _ = meter.taken();

    var failed =
        catchThrowable(() ->
            client.putItem(put ->
                put.tableName(table)
                    .item(row("", 10))
                    .conditionExpression("attribute_not_exists(pk)")));

    assertThat(failed).isInstanceOf(ConditionalCheckFailedException.class);
    assertThat(meter.taken().writeUnits()).isEqualTo(3);
  }
}
