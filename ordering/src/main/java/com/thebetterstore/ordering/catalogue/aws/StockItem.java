package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.platform.table.Row;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The stock of one sku as an item; it also has the id of the sku's product.
final class StockItem {

  static final String AVAILABLE = "available";
  static final String RESERVED = "reserved";
  static final String SOLD = "sold";

  private StockItem() {}

  static String key(Sku sku) {
    return "STOCK#" + sku.value();
  }

  static Map<String, AttributeValue> of(Stock stock, ProductId product) {
    return Map.of(
        "pk",
        fromS(key(stock.sku())),
        "sku",
        fromS(stock.sku().value()),
        "productId",
        fromS(product.value()),
        AVAILABLE,
        fromN(Integer.toString(stock.available())),
        RESERVED,
        fromN(Integer.toString(stock.reserved())),
        SOLD,
        fromN(Integer.toString(stock.sold())));
  }

  static Stock read(Row row) {
    return new Stock(
        new Sku(row.text("sku")), row.count(AVAILABLE), row.count(RESERVED), row.count(SOLD));
  }

  static ProductId product(Row row) {
    return new ProductId(row.text("productId"));
  }
}
