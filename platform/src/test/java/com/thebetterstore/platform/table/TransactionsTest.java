package com.thebetterstore.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// DynamoDB Local never raises a conflict, so a client that fails as DynamoDB does stands in for
/// it.
class TransactionsTest {

  private final DynamoDbClient dynamo = Mockito.mock(DynamoDbClient.class);
  private final Transactions transactions = new Transactions(dynamo);

  @Test
  void a_transaction_that_lost_to_another_is_tried_again() {
    answers(cancelled("None", "TransactionConflict"));

    assertThat(transactions.write(List.of())).isEqualTo(new Committed());
  }

  @Test
  void a_condition_that_failed_is_an_answer_and_not_tried_again() {
    answers(cancelled("None", "ConditionalCheckFailed"));

    var outcome = transactions.write(List.of());

    assertThat(outcome)
        .isInstanceOfSatisfying(ConditionsFailed.class, it -> assertThat(it.at(1)).isTrue());
    assertThat(((ConditionsFailed) outcome).at(0)).isFalse();
  }

  @Test
  void a_conflict_beside_a_failed_condition_is_tried_again_since_the_condition_may_yet_hold() {
    answers(cancelled("ConditionalCheckFailed", "TransactionConflict"));

    assertThat(transactions.write(List.of())).isEqualTo(new Committed());
  }

  @Test
  void any_other_cancellation_is_a_fault() {
    answers(cancelled("ValidationError"));

    assertThatThrownBy(() -> transactions.write(List.of()))
        .isInstanceOf(TransactionCanceledException.class);
  }

  @Test
  void one_write_alone_is_no_transaction_and_has_the_same_answers() {
    var table = OneTable.create();
    var meter = new CapacityMeter(table.client());
    var alone = new Transactions(meter.client());

    assertThat(alone.write(List.of(table.put("first")))).isEqualTo(new Committed());
    assertThat(meter.taken().writeUnits()).isEqualTo(1);
    assertThat(alone.write(List.of(table.put("second"))))
        .isInstanceOfSatisfying(
            ConditionsFailed.class,
            failed -> {
              assertThat(failed.at(0)).isTrue();
              assertThat(failed.conditions().getFirst().found())
                  .containsEntry("is", fromS("first"));
            });
    assertThat(alone.write(List.of(table.update("first", "third")))).isEqualTo(new Committed());
    assertThat(alone.write(List.of(table.update("first", "fourth"))))
        .isInstanceOf(ConditionsFailed.class);
    assertThat(alone.write(List.of(table.check("third")))).isEqualTo(new Committed());
    assertThat(alone.write(List.of(table.delete("first")))).isInstanceOf(ConditionsFailed.class);
    assertThat(alone.write(List.of(table.delete("third")))).isEqualTo(new Committed());
    assertThat(alone.write(List.of(table.put("last")))).isEqualTo(new Committed());
  }

  @Test
  void one_write_alone_that_met_a_transaction_is_tried_again() {
    Mockito.when(dynamo.putItem(ArgumentMatchers.<PutItemRequest>any()))
        .thenThrow(TransactionConflictException.builder().build())
        .thenReturn(PutItemResponse.builder().build());

    assertThat(transactions.write(List.of(new OneTable(dynamo, "any").put("first"))))
        .isEqualTo(new Committed());
  }

  /// A table with one row, whose content is known to who changes it.
  private record OneTable(DynamoDbClient client, String name) {

    private static final Map<String, AttributeValue> KEY = Map.of("pk", fromS("ROW#1"));
    private static final Map<String, String> NAMES = Map.of("#is", "is");

    static OneTable create() {
      var table = new OneTable(DynamoDbLocal.client(), "one-" + UUID.randomUUID());
      table.client.createTable(it ->
          it.tableName(table.name)
              .billingMode(BillingMode.PAY_PER_REQUEST)
              .attributeDefinitions(
                  AttributeDefinition.builder()
                      .attributeName("pk")
                      .attributeType(ScalarAttributeType.S)
                      .build())
              .keySchema(
                  KeySchemaElement.builder().attributeName("pk").keyType(KeyType.HASH).build()));
      return table;
    }

    TransactWriteItem put(String is) {
      return TransactWriteItem.builder()
          .put(put ->
              put.tableName(name)
                  .item(Map.of("pk", fromS("ROW#1"), "is", fromS(is)))
                  .conditionExpression("attribute_not_exists(pk)")
                  .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
          .build();
    }

    TransactWriteItem update(String was, String is) {
      return TransactWriteItem.builder()
          .update(update ->
              update
                  .tableName(name)
                  .key(KEY)
                  .updateExpression("SET #is = :is")
                  .conditionExpression("#is = :was")
                  .expressionAttributeNames(NAMES)
                  .expressionAttributeValues(Map.of(":was", fromS(was), ":is", fromS(is))))
          .build();
    }

    TransactWriteItem check(String was) {
      return TransactWriteItem.builder()
          .conditionCheck(check ->
              check
                  .tableName(name)
                  .key(KEY)
                  .conditionExpression("#is = :was")
                  .expressionAttributeNames(NAMES)
                  .expressionAttributeValues(Map.of(":was", fromS(was))))
          .build();
    }

    TransactWriteItem delete(String was) {
      return TransactWriteItem.builder()
          .delete(delete ->
              delete
                  .tableName(name)
                  .key(KEY)
                  .conditionExpression("#is = :was")
                  .expressionAttributeNames(NAMES)
                  .expressionAttributeValues(Map.of(":was", fromS(was))))
          .build();
    }
  }

  /// Fails so often, each time in its way; then succeeds.
  private void answers(TransactionCanceledException... failures) {
    var calls = Arrays.asList(failures).iterator();
    Mockito.when(
            dynamo.transactWriteItems(
                ArgumentMatchers.<Consumer<TransactWriteItemsRequest.Builder>>any()))
        .thenAnswer(call -> {
          if (calls.hasNext()) {
            throw calls.next();
          }
          return TransactWriteItemsResponse.builder().build();
        });
  }

  private static TransactionCanceledException cancelled(String... codes) {
    return TransactionCanceledException.builder()
        .cancellationReasons(
            Arrays.stream(codes)
                .map(code -> CancellationReason.builder().code(code).build())
                .toList())
        .build();
  }
}
