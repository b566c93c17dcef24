package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.ListPosition;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.catalogue.ProductFilter;
import com.thebetterstore.platform.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One list of products, read in order of name from the index that holds it.
///
/// DynamoDB has no text index: a search reads the list and leaves out what does not match, so its
/// cost grows with the list, not with what is found. It therefore looks at [#MAX_READS] times
/// [#SEARCHED_AT_ONCE] products at most, and says how far it got.
record ProductList(DynamoDbClient dynamo, String table, ProductFilter filter) {

  private static final int SEARCHED_AT_ONCE = 250;
  private static final int MAX_READS = 8;

  /// Products of the list.
  ///
  /// @param readUpTo where to go on, if this stopped before it had enough or reached the end
  record Found(List<Product> products, Optional<ListPosition> readUpTo) {}

  Found read(int wanted, Optional<ListPosition> after) {
    var products = new ArrayList<Product>();
    var from = after.map(this::startKey).orElseGet(Map::of);
    for (var read = 0; read < MAX_READS; read++) {
      var answer = dynamo.query(query(wanted - products.size(), from));
      answer.items().stream()
          .map(item -> ProductItem.read(Row.of(item)))
          .limit(wanted - products.size())
          .forEach(products::add);
      from = answer.lastEvaluatedKey();
      if (from.isEmpty() || products.size() == wanted) {
        return new Found(products, Optional.empty());
      }
    }
    return new Found(products, Optional.of(position(from)));
  }

  private QueryRequest query(int wanted, Map<String, AttributeValue> from) {
    var names = new HashMap<String, String>();
    var values = new HashMap<String, AttributeValue>();
    names.put("#list", listAttribute());
    values.put(":list", listName());
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(filter.category().isPresent() ? "products-by-category" : "products-by-name")
            .keyConditionExpression("#list = :list")
            .limit(wanted);
    filter
        .search()
        .ifPresent(search -> {
          names.put("#name", ProductItem.SEARCH_NAME);
          values.put(":text", fromS(search.value()));
          query.filterExpression("contains(#name, :text)").limit(SEARCHED_AT_ONCE);
        });
    if (!from.isEmpty()) {
      query.exclusiveStartKey(from);
    }
    return query.expressionAttributeNames(names).expressionAttributeValues(values).build();
  }

  /// The key of the product at this position, which need not exist any more.
  private Map<String, AttributeValue> startKey(ListPosition position) {
    return Map.of(
        "pk",
        fromS(ProductItem.key(position.product())),
        listAttribute(),
        listName(),
        ProductItem.SORT_NAME,
        fromS(position.sortName()));
  }

  private static ListPosition position(Map<String, AttributeValue> key) {
    return new ListPosition(Row.of(key).text(ProductItem.SORT_NAME));
  }

  private String listAttribute() {
    return filter.category().isPresent() ? ProductItem.CATEGORY : ProductItem.LISTING;
  }

  private AttributeValue listName() {
    return fromS(filter.category().map(Category::value).orElse(ProductItem.LISTED));
  }
}
