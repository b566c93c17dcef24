package com.thebetterstore.ordering.receipt.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromSs;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderingEvent.ReceiptRequested;
import com.thebetterstore.ordering.receipt.ReceiptRequests;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// A row of the ordering table for each order and day, with the requests of that day.
public final class DynamoDbReceiptRequests implements ReceiptRequests {

  /// The day of a request has ended by then.
  private static final Duration FORGOTTEN = Duration.ofDays(1);

  private static final String REQUESTS = "requests";

  private final Transactions transactions;
  private final String table;
  private final Outbox outbox;

  public DynamoDbReceiptRequests(DynamoDbClient dynamo, String table, Outbox outbox) {
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public boolean count(ReceiptRequested event, Cause cause) {
    return switch (transactions.write(List.of(counted(event), outbox.row(event, cause)))) {
      case Committed _ -> true;
      case ConditionsFailed(var conditions) ->
          conditions.stream()
              .map(condition -> condition.found().get(REQUESTS))
              .anyMatch(requests -> requests != null && requests.ss().contains(event.requestId()));
    };
  }

  private TransactWriteItem counted(ReceiptRequested event) {
    var day = LocalDate.ofInstant(event.requestedAt(), ZoneOffset.UTC);
    var expiry = event.requestedAt().plus(FORGOTTEN).getEpochSecond();
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(
                    Map.of(
                        "pk", fromS("LIMIT#receipt#%s#%s".formatted(event.orderId().value(), day))))
                .updateExpression("ADD #requests :requests SET expiresAt = :expiry")
                .conditionExpression(
                    "attribute_not_exists(#requests)"
                        + " OR (size(#requests) < :max AND NOT contains(#requests, :request))")
                .expressionAttributeNames(Map.of("#requests", REQUESTS))
                .expressionAttributeValues(
                    Map.of(
                        ":requests", fromSs(List.of(event.requestId())),
                        ":request", fromS(event.requestId()),
                        ":max", fromN(Integer.toString(MAX_PER_DAY)),
                        ":expiry", fromN(Long.toString(expiry))))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
        .build();
  }
}
