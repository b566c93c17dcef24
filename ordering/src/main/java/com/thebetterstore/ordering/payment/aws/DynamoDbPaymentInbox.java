package com.thebetterstore.ordering.payment.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// `INBOX#stripe:{event id}` rows in the ordering table.
public final class DynamoDbPaymentInbox implements PaymentInbox {

  /// Stripe lists its events for 30 days, and so may send them again for as long.
  private static final Duration REMEMBERED = Duration.ofDays(35);

  private final Transactions transactions;
  private final String table;
  private final Outbox outbox;

  public DynamoDbPaymentInbox(DynamoDbClient dynamo, String table, Outbox outbox) {
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public boolean accept(PaymentSessionChanged news, Cause cause) {
    return switch (transactions.write(List.of(row(news), outbox.row(news, cause)))) {
      case Committed _ -> true;
      case ConditionsFailed failed when failed.at(0) -> false;
      case ConditionsFailed _ ->
          throw new IllegalStateException("event id used twice for " + news.providerEventId());
    };
  }

  private TransactWriteItem row(PaymentSessionChanged news) {
    var forgottenAt = news.at().plus(REMEMBERED).getEpochSecond();
    var item =
        Map.of(
            "pk", fromS("INBOX#stripe:" + news.providerEventId()),
            "type", fromS(news.providerEventType()),
            "orderId", fromS(news.orderId().value()),
            "receivedAt", fromS(StoreTime.write(news.at())),
            "expiresAt", fromN(Long.toString(forgottenAt)));
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
