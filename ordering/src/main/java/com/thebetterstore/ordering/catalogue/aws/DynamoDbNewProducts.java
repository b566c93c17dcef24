package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.NewProducts;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes products to the ordering table, each with its stock in one transaction.
public final class DynamoDbNewProducts implements NewProducts {

  private final DynamoDbClient dynamo;
  private final Transactions transactions;
  private final String table;

  public DynamoDbNewProducts(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
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
      case ConditionsFailed _ -> false;
    };
  }

  @Override
  public boolean illustrate(Product product) {
    return product.image().filter(image -> illustrate(product.id(), image)).isPresent();
  }

  private boolean illustrate(ProductId id, URI image) {
    try {
      dynamo.updateItem(ProductItem.illustrate(table, id, image));
      return true;
    } catch (ConditionalCheckFailedException hasOne) {
      return false;
    }
  }

  @Override
  public int relist() {
    var listed =
        dynamo.queryPaginator(query ->
            query
                .tableName(table)
                .indexName(ProductList.BY_NAME)
                .keyConditionExpression("#list = :list")
                .expressionAttributeNames(Map.of("#list", ProductItem.LISTING))
                .expressionAttributeValues(Map.of(":list", fromS(ProductItem.LISTED))));
    var moved = 0;
    var products = new HashMap<Category, Integer>();
    for (var item : listed.items()) {
      products.merge(ProductItem.read(Row.of(item)).category(), 1, Math::addExact);
      if (relist(item)) {
        moved++;
      }
    }
    new CategoryList(dynamo, table).write(products);
    return moved;
  }

  /// Whether the product stood elsewhere, or is written in another way than today.
  private boolean relist(Map<String, AttributeValue> item) {
    var product = ProductItem.read(Row.of(item));
    var before = ProductItem.place(item);
    var today = ProductItem.place(ProductItem.of(product));
    if (before.equals(today)) {
      return false;
    }
    try {
      dynamo.updateItem(ProductItem.move(table, product.id(), before, today));
      return true;
    } catch (ConditionalCheckFailedException changed) {
      // The writer that changed it in between used today's rules.
      return false;
    }
  }

  private TransactWriteItem put(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
