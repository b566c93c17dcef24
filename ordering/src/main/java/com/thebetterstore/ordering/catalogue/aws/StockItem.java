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
///
/// What orders have taken is kept as sums of what went in and out, none of which ever gets
/// negative: `reserved` and `sold`, less `restocked`.
final class StockItem {

  static final String AVAILABLE = "available";

  /// Taken by orders that have not ended unpaid.
  static final String RESERVED = "reserved";

  /// Put back of orders that were paid; absent before the first.
  static final String RESTOCKED = "restocked";

  /// A version before moved what was paid from `reserved` to here, and must find it in new items,
  /// too, should functions be rolled back.
  private static final String SOLD = "sold";

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
        number(stock.available()),
        RESERVED,
        number(stock.taken()),
        SOLD,
        number(0));
  }

  static Stock read(Row row) {
    return new Stock(
        new Sku(row.text("sku")),
        row.count(AVAILABLE),
        row.count(RESERVED) + row.count(SOLD) - restocked(row));
  }

  private static int restocked(Row row) {
    return row.attributes().containsKey(RESTOCKED) ? row.count(RESTOCKED) : 0;
  }

  static ProductId product(Row row) {
    return new ProductId(row.text("productId"));
  }

  private static AttributeValue number(int value) {
    return fromN(Integer.toString(value));
  }
}
