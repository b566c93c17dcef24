package com.thebetterstore.ordering.order.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.history.ListedOrder;
import com.thebetterstore.ordering.order.history.PlacedOrders;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// Customers' orders in the index that has them by time.
public final class DynamoDbPlacedOrders implements PlacedOrders {

  private static final String BY_CUSTOMER = "orders-by-customer";

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoDbPlacedOrders(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Read newestFirst(
      CustomerId customer, Instant from, Instant to, int limit, Optional<ListedOrder> after) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(BY_CUSTOMER)
            .keyConditionExpression("#customer = :customer AND #placed BETWEEN :from AND :to")
            .expressionAttributeNames(
                Map.of("#customer", OrderItem.CUSTOMER, "#placed", OrderItem.PLACED_AT))
            .expressionAttributeValues(
                Map.of(
                    ":customer", fromS(customer.value()),
                    ":from", AttributeFormat.time(from),
                    ":to", AttributeFormat.time(to)))
            .scanIndexForward(false)
            .limit(limit);
    after.ifPresent(last -> query.exclusiveStartKey(key(customer, last)));
    var answer = dynamo.query(query.build());
    return new Read(
        answer.items().stream().map(Row::of).map(OrderItem::read).toList(),
        answer.hasLastEvaluatedKey());
  }

  private static Map<String, AttributeValue> key(CustomerId customer, ListedOrder order) {
    return Map.of(
        "pk",
        fromS(OrderItem.key(order.id())),
        OrderItem.CUSTOMER,
        fromS(customer.value()),
        OrderItem.PLACED_AT,
        AttributeFormat.time(order.placedAt()));
  }
}
