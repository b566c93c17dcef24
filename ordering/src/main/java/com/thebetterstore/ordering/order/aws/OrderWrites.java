package com.thebetterstore.ordering.order.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.aws.StockWrites;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderDecision.StockMove;
import com.thebetterstore.platform.table.Outbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// The writes of an order's decision, for one transaction.
public final class OrderWrites {

  private final String table;
  private final Outbox outbox;
  private final StockWrites stock;

  public OrderWrites(String table, Outbox outbox) {
    this.table = table;
    this.outbox = outbox;
    this.stock = new StockWrites(table);
  }

  /// The order, as a new item.
  public TransactWriteItem create(Order order) {
    return absent(OrderItem.of(order));
  }

  /// An item that leads from the order's number to the order.
  public TransactWriteItem number(Order order) {
    return leading(OrderItem.key(order.number()), order);
  }

  /// An item that leads from the order's watch key to the order.
  public TransactWriteItem watchKey(Order order) {
    return leading(OrderItem.key(order.watchKey()), order);
  }

  private TransactWriteItem leading(String key, Order order) {
    return absent(Map.of("pk", fromS(key), OrderItem.ID, fromS(order.id().value())));
  }

  /// The order, in place of the version that was decided on.
  TransactWriteItem replace(Order order) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(table)
                .item(OrderItem.of(order))
                .conditionExpression("#version = :read")
                .expressionAttributeNames(Map.of("#version", OrderItem.VERSION))
                .expressionAttributeValues(
                    Map.of(":read", AttributeFormat.number(order.version() - 1))))
        .build();
  }

  /// Another deadline of the order, at the version that was read, which stays the same.
  TransactWriteItem postpone(Order asRead, Instant until) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table)
                .key(Map.of("pk", fromS(OrderItem.key(asRead.id()))))
                .updateExpression("SET #deadline = :until")
                .conditionExpression("#version = :read")
                .expressionAttributeNames(
                    Map.of("#deadline", OrderItem.DEADLINE, "#version", OrderItem.VERSION))
                .expressionAttributeValues(
                    Map.of(
                        ":until", AttributeFormat.time(until),
                        ":read", AttributeFormat.number(asRead.version()))))
        .build();
  }

  /// One write for each sku, however many lines have it: a transaction takes one write to an item.
  public List<TransactWriteItem> stock(Accepted decision) {
    return decision.order().purchase().quantities().entrySet().stream()
        .flatMap(entry -> move(decision.stock(), entry.getKey(), entry.getValue()))
        .toList();
  }

  public List<TransactWriteItem> events(Accepted decision, Cause cause) {
    return decision.events().stream().map(event -> outbox.row(event, cause)).toList();
  }

  private Stream<TransactWriteItem> move(StockMove move, Sku sku, int quantity) {
    return switch (move) {
      case NONE -> Stream.empty();
      case RESERVE -> Stream.of(stock.reserve(sku, quantity));
      case SELL -> Stream.of(stock.sell(sku, quantity));
      case RELEASE -> Stream.of(stock.release(sku, quantity));
      case RESTOCK -> Stream.of(stock.restock(sku, quantity));
    };
  }

  private TransactWriteItem absent(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
