package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.ListedCategory;
import com.thebetterstore.ordering.text.FoldedText;
import com.thebetterstore.platform.table.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.paginators.QueryIterable;

/// The list of categories: an item for each, in the index of lists by name. Counting products when
/// somebody asks would read them all.
final class CategoryList {

  private static final String CATEGORIES = "CATEGORIES";
  private static final String CATEGORY_NAME = "categoryName";
  private static final String PRODUCTS = "products";

  private final DynamoDbClient dynamo;
  private final String table;

  CategoryList(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  List<ListedCategory> read() {
    return counts().entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> new ListedCategory(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Makes the list say this. A category that has no products any more keeps its item.
  void write(Map<Category, Integer> products) {
    var before = counts();
    var today = new HashMap<>(products);
    before.keySet().forEach(category -> today.putIfAbsent(category, 0));
    today.forEach((category, count) -> {
      if (!count.equals(before.get(category))) {
        dynamo.putItem(put -> put.tableName(table).item(item(category, count)));
      }
    });
  }

  /// In the list's order.
  private Map<Category, Integer> counts() {
    var counts = new LinkedHashMap<Category, Integer>();
    items().items().stream()
        .map(Row::of)
        .forEach(row -> counts.put(new Category(row.text(CATEGORY_NAME)), row.count(PRODUCTS)));
    return counts;
  }

  private QueryIterable items() {
    return dynamo.queryPaginator(query ->
        query
            .tableName(table)
            .indexName(ProductList.BY_NAME)
            .keyConditionExpression("#list = :list")
            .expressionAttributeNames(Map.of("#list", ProductItem.LISTING))
            .expressionAttributeValues(Map.of(":list", fromS(CATEGORIES))));
  }

  // Its name is not in the attribute `category`: that would list it among the category's products.
  private static Map<String, AttributeValue> item(Category category, int products) {
    return Map.of(
        "pk",
        fromS("CATEGORY#" + category.value()),
        CATEGORY_NAME,
        fromS(category.value()),
        PRODUCTS,
        fromN(Integer.toString(products)),
        ProductItem.LISTING,
        fromS(CATEGORIES),
        ProductItem.SORT_NAME,
        fromS(FoldedText.of(category.value()).sortKey()));
  }
}
