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
import com.thebetterstore.platform.table.Row;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A product as an item. The attribute `sortName` is the sort key of both list indexes; a product
/// that is no longer sold has none, and so is in neither.
final class ProductItem {

  static final String LISTING = "listing";
  static final String LISTED = "ALL";
  static final String NAME = "name";
  static final String CATEGORY = "category";
  static final String SORT_NAME = "sortName";

  private static final String IMAGE = "imageUrl";

  private ProductItem() {}

  static String key(ProductId id) {
    return "PRODUCT#" + id.value();
  }

  static Map<String, AttributeValue> of(Product product) {
    var item = new HashMap<String, AttributeValue>();
    item.put("pk", fromS(key(product.id())));
    item.put("productId", fromS(product.id().value()));
    item.put("sku", fromS(product.sku().value()));
    item.put(NAME, fromS(product.name()));
    item.put("description", fromS(product.description()));
    item.put(CATEGORY, fromS(product.category().value()));
    item.put("type", fromS(product.type().name()));
    item.put("priceMinorUnits", fromN(Long.toString(product.unitPrice().minorUnits())));
    item.put("currency", fromS(product.unitPrice().currency().name()));
    item.put("discontinued", fromBool(product.discontinued()));
    product.image().ifPresent(image -> item.put(IMAGE, fromS(image.toString())));
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
        row.text(NAME),
        row.text("description"),
        new Category(row.text(CATEGORY)),
        ProductType.valueOf(row.text("type")),
        new Money(row.number("priceMinorUnits"), CurrencyCode.valueOf(row.text("currency"))),
        row.optionalText(IMAGE).map(URI::create),
        row.flag("discontinued"));
  }

  /// What puts a listed product where it is: attributes that follow from its name and category by
  /// the rules of text.
  static Map<String, AttributeValue> place(Map<String, AttributeValue> item) {
    var place = new HashMap<>(item);
    place.keySet().retainAll(List.of(NAME, CATEGORY, SORT_NAME));
    return place;
  }

  /// Gives a product a picture, if it is there and has none.
  static UpdateItemRequest illustrate(String table, ProductId id, URI image) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of("pk", fromS(key(id))))
        .conditionExpression("attribute_exists(pk) AND attribute_not_exists(#image)")
        .updateExpression("SET #image = :image")
        .expressionAttributeNames(Map.of("#image", IMAGE))
        .expressionAttributeValues(Map.of(":image", fromS(image.toString())))
        .build();
  }

  /// Moves a listed product, unless it has left its place.
  static UpdateItemRequest move(
      String table,
      ProductId id,
      Map<String, AttributeValue> from,
      Map<String, AttributeValue> to) {
    return UpdateItemRequest.builder()
        .tableName(table)
        .key(Map.of("pk", fromS(key(id))))
        .conditionExpression(
            "#name = :fromName AND #category = :fromCategory AND #sortName = :fromSortName")
        // An earlier version searched in `searchName`, the name in lower case.
        .updateExpression(
            "SET #name = :name, #category = :category, #sortName = :sortName REMOVE searchName")
        .expressionAttributeNames(
            Map.of("#name", NAME, "#category", CATEGORY, "#sortName", SORT_NAME))
        .expressionAttributeValues(
            Map.of(
                ":fromName", from.get(NAME),
                ":fromCategory", from.get(CATEGORY),
                ":fromSortName", from.get(SORT_NAME),
                ":name", to.get(NAME),
                ":category", to.get(CATEGORY),
                ":sortName", to.get(SORT_NAME)))
        .build();
  }
}
