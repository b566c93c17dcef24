package com.thebetterstore.platform.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

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
