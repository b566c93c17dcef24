package com.thebetterstore.ordering.order.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.order.history.ListedOrder;
import com.thebetterstore.ordering.order.history.OrdersOfDays;
import com.thebetterstore.ordering.order.history.PlacedOrders.Read;
import com.thebetterstore.platform.table.BatchReads;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Orders in an index of keys by their day: one query finds a page's keys, one batch reads the
/// orders.
public final class DynamoDbOrdersOfDays implements OrdersOfDays {

  private static final String BY_DAY = "orders-by-day";

  private final DynamoDbClient dynamo;
  private final String table;
  private final BatchReads batches;

  public DynamoDbOrdersOfDays(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
    this.batches = new BatchReads(dynamo, table);
  }

  @Override
  public Read newestFirst(
      LocalDate day, Instant from, Instant to, int limit, Optional<ListedOrder> after) {
    if (to.isBefore(from)) {
      return new Read(List.of(), false);
    }
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(BY_DAY)
            .keyConditionExpression("#day = :day AND #placed BETWEEN :from AND :to")
            .expressionAttributeNames(
                Map.of("#day", OrderItem.PLACED_ON, "#placed", OrderItem.PLACED_AT))
            .expressionAttributeValues(
                Map.of(
                    ":day", fromS(day.toString()),
                    ":from", AttributeFormat.time(from),
                    ":to", AttributeFormat.time(to)))
            .scanIndexForward(false)
            .limit(limit);
    after
        .filter(ListedOrder::isOrder)
        .filter(last -> OrderItem.day(last.placedAt()).equals(day))
        .ifPresent(last -> query.exclusiveStartKey(key(day, last)));
    var answer = dynamo.query(query.build());
    var keys = answer.items().stream().map(item -> Row.of(item).name()).toList();
    var rows = batches.readConsistently(keys);
    return new Read(
        keys.stream()
            .flatMap(key -> Stream.ofNullable(rows.get(key)))
            .map(OrderItem::read)
            .toList(),
        answer.hasLastEvaluatedKey());
  }

  private static Map<String, AttributeValue> key(LocalDate day, ListedOrder order) {
    return Map.of(
        "pk",
        fromS(OrderItem.key(order.id())),
        OrderItem.PLACED_ON,
        fromS(day.toString()),
        OrderItem.PLACED_AT,
        AttributeFormat.time(order.placedAt()));
  }
}
