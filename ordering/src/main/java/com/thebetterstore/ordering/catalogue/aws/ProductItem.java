package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromBool;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.CurrencyCode;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.ListPosition;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.platform.Row;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A product as an item. The attribute `sortName` is the sort key of both list indexes; a product
/// that is no longer sold has none, and so is in neither.
final class ProductItem {

  static final String LISTING = "listing";
  static final String LISTED = "ALL";
  static final String CATEGORY = "category";
  static final String SORT_NAME = "sortName";

  /// The name in lower case, since DynamoDB compares text exactly.
  static final String SEARCH_NAME = "searchName";

  private ProductItem() {}

  static String key(ProductId id) {
    return "PRODUCT#" + id.value();
  }

  static Map<String, AttributeValue> of(Product product) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(key(product.id())));
    item.put("productId", fromS(product.id().value()));
    item.put("sku", fromS(product.sku().value()));
    item.put("name", fromS(product.name()));
    item.put(SEARCH_NAME, fromS(product.name().toLowerCase(Locale.ROOT)));
    item.put("description", fromS(product.description()));
    item.put(CATEGORY, fromS(product.category().value()));
    item.put("type", fromS(product.type().name()));
    item.put("priceMinorUnits", fromN(Long.toString(product.unitPrice().minorUnits())));
    item.put("currency", fromS(product.unitPrice().currency().name()));
    item.put("discontinued", fromBool(product.discontinued()));
    product.image().ifPresent(image -> item.put("imageUrl", fromS(image.toString())));
    if (!product.discontinued()) {
      item.put(LISTING, fromS(LISTED));
      item.put(SORT_NAME, fromS(ListPosition.of(product).sortName()));
    }
    return item;
  }

  static Product read(Row row) {
    return new Product(
        new ProductId(row.text("productId")),
        new Sku(row.text("sku")),
        row.text("name"),
        row.text("description"),
        new Category(row.text(CATEGORY)),
        ProductType.valueOf(row.text("type")),
        new Money(row.number("priceMinorUnits"), CurrencyCode.valueOf(row.text("currency"))),
        row.optionalText("imageUrl").map(URI::create),
        row.flag("discontinued"));
  }
}
