package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.ListPosition;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.catalogue.ProductFilter;
import com.thebetterstore.platform.table.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/// One list of products, read in order of name from the index that holds it.
///
/// DynamoDB has no text index, and compares text byte by byte: a search reads the list and leaves
/// out what does not match, so its cost grows with the list, not with what is found. It therefore
/// looks at [#MAX_READS] times [#SEARCHED_AT_ONCE] products at most, and says how far it got.
final class ProductList {

  static final String BY_NAME = "products-by-name";
  private static final String BY_CATEGORY = "products-by-category";

  private static final int SEARCHED_AT_ONCE = 250;
  private static final int MAX_READS = 8;

  private final DynamoDbClient dynamo;
  private final String table;
  private final ProductFilter filter;

  ProductList(DynamoDbClient dynamo, String table, ProductFilter filter) {
    this.dynamo = dynamo;
    this.table = table;
    this.filter = filter;
  }

  /// A product, and its position as the index has it.
  record Entry(Product product, ListPosition position) {

    static Entry of(Map<String, AttributeValue> item) {
      return new Entry(ProductItem.read(Row.of(item)), ProductList.position(item));
    }
  }

  /// Products of the list.
  ///
  /// @param readUpTo where to go on, if this stopped before it had enough or reached the end
  record Found(List<Entry> entries, Optional<ListPosition> readUpTo) {}

  Found read(int wanted, Optional<ListPosition> after) {
    var entries = new ArrayList<Entry>();
    var from = after.map(this::startKey).orElseGet(Map::of);
    for (var read = 0; read < MAX_READS; read++) {
      var answer = dynamo.query(query(wanted - entries.size(), from));
      answer.items().stream()
          .map(Entry::of)
          .filter(this::isFound)
          .limit(wanted - entries.size())
          .forEach(entries::add);
      from = answer.lastEvaluatedKey();
      if (from.isEmpty() || entries.size() == wanted) {
        return new Found(entries, Optional.empty());
      }
    }
    return new Found(entries, Optional.of(position(from)));
  }

  private boolean isFound(Entry entry) {
    return filter.search().filter(search -> !search.isIn(entry.product().name())).isEmpty();
  }

  private QueryRequest query(int wanted, Map<String, AttributeValue> from) {
    var query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(filter.category().isPresent() ? BY_CATEGORY : BY_NAME)
            .keyConditionExpression("#list = :list")
            .expressionAttributeNames(Map.of("#list", listAttribute()))
            .expressionAttributeValues(Map.of(":list", listName()))
            .limit(filter.search().isPresent() ? SEARCHED_AT_ONCE : wanted);
    if (!from.isEmpty()) {
      query.exclusiveStartKey(from);
    }
    return query.build();
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
