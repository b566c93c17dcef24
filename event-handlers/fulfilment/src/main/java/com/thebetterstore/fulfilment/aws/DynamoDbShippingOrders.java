package com.thebetterstore.fulfilment.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.fulfilment.ShippingOrder;
import com.thebetterstore.fulfilment.ShippingOrders;
import com.thebetterstore.platform.Json;
import com.thebetterstore.platform.Outbox;
import com.thebetterstore.platform.Row;
import com.thebetterstore.platform.Transactions;
import com.thebetterstore.platform.Transactions.Committed;
import com.thebetterstore.platform.Transactions.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Shipping orders in the service's own table: one item each, the shipping order in it as JSON,
/// since nothing queries its parts.
public final class DynamoDbShippingOrders implements ShippingOrders {

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
  public boolean accept(ShippingOrder shippingOrder, FulfilmentEvent event, Cause cause) {
    return switch (transactions.write(List.of(put(shippingOrder), outbox.row(event, cause)))) {
      case Committed _ -> true;
      case Refused refused when refused.at(0) -> false;
      case Refused _ ->
          throw new IllegalStateException(
              "event id used twice for order " + shippingOrder.orderId().value());
    };
  }

  @Override
  public Optional<ShippingOrder> find(OrderId orderId) {
    var item =
        dynamo.getItem(get -> get.tableName(table).key(key(orderId)).consistentRead(true)).item();
    return item.isEmpty() ? Optional.empty() : Optional.of(read(item));
  }

  private static ShippingOrder read(Map<String, AttributeValue> item) {
    var row = Row.of(item);
    return new ShippingOrder(
        Json.read(row.text("request"), FulfilmentRequested.class),
        Instant.parse(row.text("acceptedAt")));
  }

  private TransactWriteItem put(ShippingOrder shippingOrder) {
    var item =
        Map.of(
            "pk", key(shippingOrder.orderId()).get("pk"),
            "orderNumber", fromS(shippingOrder.request().orderNumber().value()),
            "acceptedAt", fromS(shippingOrder.acceptedAt().toString()),
            "request", fromS(Json.write(shippingOrder.request())));
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private static Map<String, AttributeValue> key(OrderId orderId) {
    return Map.of("pk", fromS("SHIPPING_ORDER#" + orderId.value()));
  }
}
