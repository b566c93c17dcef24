package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.number;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.OrderAccessRequested;
import com.thebetterstore.ordering.cart.identity.ArgumentsHash;
import com.thebetterstore.ordering.order.access.AccessRequests;
import com.thebetterstore.ordering.text.EmailAddress;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Counters in the ordering table, a new one for each hour. None has an e-mail address in it.
public final class DynamoDbAccessRequests implements AccessRequests {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration FORGOTTEN = Duration.ofDays(1);
  private static final String COUNT = "count";

  private final Transactions transactions;
  private final String table;
  private final Outbox outbox;

  public DynamoDbAccessRequests(DynamoDbClient dynamo, String table, Outbox outbox) {
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public boolean count(
      OrderNumber number,
      EmailAddress email,
      Optional<OrderAccessRequested> event,
      Instant now,
      Cause cause) {
    var address = ArgumentsHash.of(email.value().toLowerCase(Locale.ROOT)).value();
    var writes =
        List.of(
            counted("order#" + number.value(), MAX_PER_ORDER, now),
            counted("address#" + address, MAX_PER_ADDRESS, now),
            // A request that leads to nothing writes as much as one that does.
            event
                .map(told -> outbox.row(told, cause))
                .orElseGet(() -> counted("nothing#" + number.value(), MAX_PER_ORDER, now)));
    return transactions.write(writes) instanceof Committed;
  }

  private TransactWriteItem counted(String what, int max, Instant now) {
    var hour = now.getEpochSecond() / WINDOW.toSeconds();
    var expiry = now.plus(FORGOTTEN).getEpochSecond();
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS("LIMIT#order-access#" + what + "#" + hour)))
                .updateExpression("ADD #count :one SET expiresAt = :expiry")
                .conditionExpression("attribute_not_exists(#count) OR #count < :max")
                .expressionAttributeNames(Map.of("#count", COUNT))
                .expressionAttributeValues(
                    Map.of(":one", number(1), ":max", number(max), ":expiry", number(expiry))))
        .build();
  }
}
