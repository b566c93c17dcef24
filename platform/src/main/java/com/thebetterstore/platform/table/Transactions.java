package com.thebetterstore.platform.table;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

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
          .handleIf(failure -> failure instanceof TransactionCanceledException e && passing(e))
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
  public Outcome write(List<TransactWriteItem> writes) {
    return Failsafe.with(LOST_RACES).get(() -> attempt(writes));
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
