package com.thebetterstore.fulfilment.shipping.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import com.thebetterstore.fulfilment.download.aws.DownloadItem;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingRecord;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import com.thebetterstore.fulfilment.shipping.StaleWrite;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Shipping orders in the service's own table: an item each, and one for each key that they open
/// downloads with.
public final class DynamoDbShippingOrders implements ShippingOrders {

  private static final String BY_STATE = "shipping-orders-by-state";
  private static final int ORDER = 0;

  private final DynamoDbClient dynamo;
  private final Transactions transactions;
  private final String table;
  private final Outbox outbox;

  public DynamoDbShippingOrders(DynamoDbClient dynamo, String table, Outbox outbox) {
    this.dynamo = dynamo;
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public Optional<ShippingRecord> find(OrderId order) {
    return item(ShippingOrderItem.key(order)).map(ShippingOrderItem::read);
  }

  @Override
  public void save(Changed decision, Cause cause) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(put(decision.after()));
    decision.events().forEach(event -> writes.add(outbox.row(event, cause)));
    decision.downloads().forEach(permit -> writes.add(put(permit)));
    switch (transactions.write(writes)) {
      case Committed _ -> {}
      case ConditionsFailed failed when failed.at(ORDER) ->
          throw new StaleWrite(decision.after().orderId(), decision.after().version() - 1);
      case ConditionsFailed failed ->
          throw new IllegalStateException(
              "an id or a key was used twice for order %s: %s"
                  .formatted(decision.after().orderId().value(), failed.conditions()));
    }
  }

  @Override
  public Page page(ShippingState state, int size, @Nullable Position after) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(BY_STATE)
            .keyConditionExpression("#state = :state")
            .expressionAttributeNames(Map.of("#state", ShippingOrderItem.STATE))
            .expressionAttributeValues(Map.of(":state", fromS(state.name())))
            .limit(size);
    if (after != null) {
      query.exclusiveStartKey(ShippingOrderItem.position(state, after));
    }
    var answer = dynamo.query(query.build());
    return new Page(
        answer.items().stream().map(Row::of).map(ShippingOrderItem::order).toList(),
        answer.hasLastEvaluatedKey() ? position(answer.lastEvaluatedKey()) : null);
  }

  private static Position position(Map<String, AttributeValue> key) {
    var row = Row.of(key);
    return new Position(
        StoreTime.read(row.text(ShippingOrderItem.REQUESTED_AT)),
        new OrderId(row.name().substring(ShippingOrderItem.KEY_PREFIX.length())));
  }

  /// In place of the version that was decided on: of none, or of one that had no version yet.
  private TransactWriteItem put(ShippingRecord after) {
    var item = ShippingOrderItem.of(after);
    if (after.version() == 1) {
      return TransactWriteItem.builder()
          .put(put ->
              put.tableName(table)
                  .item(item)
                  .conditionExpression("attribute_not_exists(#version)")
                  .expressionAttributeNames(Map.of("#version", ShippingOrderItem.VERSION)))
          .build();
    }
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(item)
                .conditionExpression("#version = :read")
                .expressionAttributeNames(Map.of("#version", ShippingOrderItem.VERSION))
                .expressionAttributeValues(
                    Map.of(":read", fromN(Long.toString(after.version() - 1)))))
        .build();
  }

  private TransactWriteItem put(DownloadPermit permit) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(DownloadItem.of(permit))
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  /// An item, read consistently.
  private Optional<Row> item(String key) {
    var answer =
        dynamo.getItem(
            get -> get.tableName(table).key(Map.of("pk", fromS(key))).consistentRead(true));
    return answer.hasItem() ? Optional.of(Row.of(answer.item())) : Optional.empty();
  }
}
