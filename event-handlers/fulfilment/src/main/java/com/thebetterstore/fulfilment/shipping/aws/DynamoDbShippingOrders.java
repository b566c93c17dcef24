package com.thebetterstore.fulfilment.shipping.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.fulfilment.shipping.ShippingOrder;
import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.table.Outbox;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Shipping orders in the service's own table: one item each, the shipping order in it as JSON,
/// since nothing queries its parts.
public final class DynamoDbShippingOrders implements ShippingOrders {

  private final Transactions transactions;
  private final String table;
  private final Outbox outbox;

  public DynamoDbShippingOrders(DynamoDbClient dynamo, String table, Outbox outbox) {
    this.transactions = new Transactions(dynamo);
    this.table = table;
    this.outbox = outbox;
  }

  @Override
  public boolean accept(ShippingOrder shippingOrder, FulfilmentEvent event, Cause cause) {
    return switch (transactions.write(List.of(put(shippingOrder), outbox.row(event, cause)))) {
      case Committed _ -> true;
      case ConditionsFailed failed when failed.at(0) -> false;
      case ConditionsFailed _ ->
          throw new IllegalStateException(
              "event id used twice for order " + shippingOrder.orderId().value());
    };
  }

  private TransactWriteItem put(ShippingOrder shippingOrder) {
    var item =
        Map.of(
            "pk", fromS("SHIPPING_ORDER#" + shippingOrder.orderId().value()),
            "orderNumber", fromS(shippingOrder.request().orderNumber().value()),
            "acceptedAt", fromS(StoreTime.write(shippingOrder.acceptedAt())),
            "request", fromS(Json.write(shippingOrder.request())));
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
