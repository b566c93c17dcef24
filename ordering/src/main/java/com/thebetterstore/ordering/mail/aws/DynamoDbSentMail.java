package com.thebetterstore.ordering.mail.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.mail.MailKey;
import com.thebetterstore.ordering.mail.SentMail;
import com.thebetterstore.ordering.mail.SentMail.Claim.AlreadySent;
import com.thebetterstore.ordering.mail.SentMail.Claim.Granted;
import com.thebetterstore.ordering.mail.SentMail.Claim.HeldElsewhere;
import com.thebetterstore.platform.StoreTime;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// `SENT#{kind}#{subject}` rows in the ordering table: `claimedUntil` (epoch milliseconds) while a
/// function is sending the mail, `sentAt` once it is sent.
public final class DynamoDbSentMail implements SentMail {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoDbSentMail(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Claim claim(MailKey mail, Instant now, Instant until) {
    try {
      dynamo.updateItem(update ->
          update
              .tableName(table)
              .key(key(mail))
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
  public void markSent(MailKey mail, Granted claim, Instant at) {
    dynamo.updateItem(update ->
        update
            .tableName(table)
            .key(key(mail))
            .updateExpression("SET sentAt = :at REMOVE claimedUntil")
            .expressionAttributeValues(Map.of(":at", fromS(StoreTime.write(at)))));
  }

  private static Map<String, AttributeValue> key(MailKey mail) {
    return Map.of("pk", fromS("SENT#%s#%s".formatted(mail.kind().word(), mail.subject())));
  }

  private static AttributeValue millis(Instant instant) {
    return fromN(Long.toString(instant.toEpochMilli()));
  }
}
