package com.thebetterstore.platform.table;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// DynamoDB transactions whose failed conditions are answers, not errors.
///
/// A transaction that lost to another one (`TransactionConflict`) or was throttled is tried again,
/// a few times; so is one whose answer was lost, under the same token, by the SDK itself.
public final class Transactions {

  private static final String CONDITION_FAILED = "ConditionalCheckFailed";
  private static final List<String> PASSING =
      List.of("TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final RetryPolicy<Outcome> LOST_RACES =
      RetryPolicy.<Outcome>builder()
          .handleIf(failure ->
              failure instanceof TransactionConflictException
                  || (failure instanceof TransactionCanceledException e && passing(e)))
          .withMaxRetries(5)
          .withBackoff(20, 400, ChronoUnit.MILLIS)
          .withJitter(Duration.ofMillis(15))
          .build();

  private final DynamoDbClient dynamo;

  public Transactions(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
  }

  /// What became of a transaction: all of it, or nothing.
  public sealed interface Outcome {}

  /// Every write is in the table.
  public record Committed() implements Outcome {}

  /// No write is in the table, since these conditions did not hold.
  public record ConditionsFailed(List<FailedCondition> conditions) implements Outcome {

    public ConditionsFailed {
      conditions = List.copyOf(conditions);
    }

    /// Whether the condition of the write at this place was among them.
    public boolean at(int index) {
      return conditions.stream().anyMatch(condition -> condition.index() == index);
    }
  }

  /// A condition that did not hold.
  ///
  /// @param index the write's place in the transaction
  /// @param found the item as it was, if the write asked for it; else empty
  public record FailedCondition(int index, Map<String, AttributeValue> found) {

    public FailedCondition {
      found = Map.copyOf(found);
    }
  }

  /// Writes all or nothing.
  ///
  /// One write alone needs no transaction, which would cost twice as much. It has no token: when
  /// its answer is lost and the SDK sends it again, its own effect may make its condition fail.
  /// Whoever writes one alone, under a condition, looks at the item again then, as after a lost
  /// race.
  public Outcome write(List<TransactWriteItem> writes) {
    return Failsafe.with(LOST_RACES)
        .get(() -> writes.size() == 1 ? alone(writes.getFirst()) : attempt(writes));
  }

  private Outcome alone(TransactWriteItem write) {
    try {
      if (write.put() != null) {
        dynamo.putItem(plain(write.put()));
      } else if (write.update() != null) {
        dynamo.updateItem(plain(write.update()));
      } else if (write.delete() != null) {
        dynamo.deleteItem(plain(write.delete()));
      } else {
        return attempt(List.of(write));
      }
      return new Committed();
    } catch (ConditionalCheckFailedException failed) {
      return new ConditionsFailed(List.of(new FailedCondition(0, failed.item())));
    }
  }

  private static PutItemRequest plain(Put put) {
    return PutItemRequest.builder()
        .tableName(put.tableName())
        .item(put.item())
        .conditionExpression(put.conditionExpression())
        .expressionAttributeNames(names(put.expressionAttributeNames()))
        .expressionAttributeValues(values(put.expressionAttributeValues()))
        .returnValuesOnConditionCheckFailure(put.returnValuesOnConditionCheckFailure())
        .build();
  }

  private static UpdateItemRequest plain(Update update) {
    return UpdateItemRequest.builder()
        .tableName(update.tableName())
        .key(update.key())
        .updateExpression(update.updateExpression())
        .conditionExpression(update.conditionExpression())
        .expressionAttributeNames(names(update.expressionAttributeNames()))
        .expressionAttributeValues(values(update.expressionAttributeValues()))
        .returnValuesOnConditionCheckFailure(update.returnValuesOnConditionCheckFailure())
        .build();
  }

  private static DeleteItemRequest plain(Delete delete) {
    return DeleteItemRequest.builder()
        .tableName(delete.tableName())
        .key(delete.key())
        .conditionExpression(delete.conditionExpression())
        .expressionAttributeNames(names(delete.expressionAttributeNames()))
        .expressionAttributeValues(values(delete.expressionAttributeValues()))
        .returnValuesOnConditionCheckFailure(delete.returnValuesOnConditionCheckFailure())
        .build();
  }

  /// DynamoDB refuses maps that are there and empty, as the SDK's getters give those that are not.
  private static @Nullable Map<String, String> names(Map<String, String> names) {
    return names.isEmpty() ? null : names;
  }

  private static @Nullable Map<String, AttributeValue> values(Map<String, AttributeValue> values) {
    return values.isEmpty() ? null : values;
  }

  private Outcome attempt(List<TransactWriteItem> writes) {
    try {
      dynamo.transactWriteItems(request -> request.transactItems(writes));
      return new Committed();
    } catch (TransactionCanceledException cancelled) {
      var failed = failedConditions(cancelled);
      if (failed.isEmpty() || passing(cancelled)) {
        throw cancelled;
      }
      return new ConditionsFailed(failed);
    }
  }

  private static boolean passing(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream().anyMatch(r -> PASSING.contains(r.code()));
  }

  private static List<FailedCondition> failedConditions(TransactionCanceledException cancelled) {
    List<CancellationReason> reasons = cancelled.cancellationReasons();
    return IntStream.range(0, reasons.size())
        .filter(i -> CONDITION_FAILED.equals(reasons.get(i).code()))
        .mapToObj(i -> new FailedCondition(i, reasons.get(i).item()))
        .toList();
  }
}
