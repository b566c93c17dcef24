package com.thebetterstore.ordering.receipt.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.receipt.SentMail;
import com.thebetterstore.ordering.receipt.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.receipt.SentMail.Claim.Granted;
import com.thebetterstore.ordering.receipt.SentMail.Claim.HeldElsewhere;
import com.thebetterstore.platform.StoreTime;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// `SENT#receipt#{order id}` rows in the ordering table: `claimedUntil` (epoch milliseconds) while
/// a function is sending it, `sentAt` once it is sent.
public final class DynamoDbSentMail implements SentMail {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoDbSentMail(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Claim claim(OrderId order, Instant now, Instant until) {
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(key(order))
              .updateExpression("SET claimedUntil = :until")
              .conditionExpression(
                  "attribute_not_exists(sentAt) AND"
                      + " (attribute_not_exists(claimedUntil) OR claimedUntil <= :now)")
              .expressionAttributeValues(Map.of(":until", millis(until), ":now", millis(now)))
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return new Granted(until);
    } catch (ConditionalCheckFailedException taken) {
      var heldUntil = taken.item().get("claimedUntil");
      return heldUntil == null
          ? new AlreadySent()
          : new HeldElsewhere(Instant.ofEpochMilli(Long.parseLong(heldUntil.n())));
    }
  }

  @Override
  public void markSent(OrderId order, Granted claim, Instant at) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(key(order))
            .updateExpression("SET sentAt = :at REMOVE claimedUntil")
            .expressionAttributeValues(Map.of(":at", fromS(StoreTime.write(at)))));
  }

  private static Map<String, AttributeValue> key(OrderId order) {
    return Map.of("pk", fromS("SENT#receipt#" + order.value()));
  }

  private static AttributeValue millis(Instant instant) {
    return fromN(Long.toString(instant.toEpochMilli()));
  }
}
