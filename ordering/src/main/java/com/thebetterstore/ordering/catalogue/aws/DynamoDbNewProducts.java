package com.thebetterstore.ordering.catalogue.aws;

import com.thebetterstore.ordering.catalogue.NewProducts;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.platform.Transactions;
import com.thebetterstore.platform.Transactions.Committed;
import com.thebetterstore.platform.Transactions.Refused;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Takes products into the ordering table, each with its stock in one transaction.
public final class DynamoDbNewProducts implements NewProducts {

  private final Transactions transactions;
  private final String table;

  public DynamoDbNewProducts(DynamoDbClient dynamo, String table) {
    this.transactions = new Transactions(dynamo);
    this.table = table;
  }

  @Override
  public boolean enter(Offer offer) {
    var product = offer.product();
    var writes =
        List.of(put(ProductItem.of(product)), put(StockItem.of(offer.stock(), product.id())));
    return switch (transactions.write(writes)) {
      case Committed _ -> true;
      case Refused _ -> false;
    };
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
