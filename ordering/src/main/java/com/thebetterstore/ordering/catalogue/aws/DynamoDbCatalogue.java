package com.thebetterstore.ordering.catalogue.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.catalogue.Catalogue;
import com.thebetterstore.ordering.catalogue.ListPosition;
import com.thebetterstore.ordering.catalogue.ListedCategory;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.Product;
import com.thebetterstore.ordering.catalogue.ProductFilter;
import com.thebetterstore.ordering.catalogue.ProductPage;
import com.thebetterstore.ordering.catalogue.ProductPage.Listed;
import com.thebetterstore.ordering.catalogue.aws.ProductList.Entry;
import com.thebetterstore.platform.table.BatchReads;
import com.thebetterstore.platform.table.Row;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Reads the catalogue from the ordering table: products and stock by key, lists from two indexes.
public final class DynamoDbCatalogue implements Catalogue {

  private final DynamoDbClient dynamo;
  private final String table;
  private final URI storefront;
  private final BatchReads batches;

  /// @param storefront the web shop's address, which has the pictures of products
  public DynamoDbCatalogue(DynamoDbClient dynamo, String table, URI storefront) {
    this.dynamo = dynamo;
    this.table = table;
    this.storefront = storefront;
    this.batches = new BatchReads(dynamo, table);
  }

  @Override
  public Optional<Offer> product(ProductId id) {
    return item(ProductItem.key(id))
        .map(ProductItem::read)
        .flatMap(product -> item(StockItem.key(product.sku())).map(row -> offer(product, row)));
  }

  @Override
  public Optional<Offer> product(Sku sku) {
    return item(StockItem.key(sku))
        .flatMap(stock ->
            item(ProductItem.key(StockItem.product(stock)))
                .map(row -> offer(ProductItem.read(row), stock)));
  }

  @Override
  public Map<ProductId, Product> products(Set<ProductId> ids) {
    checkSize(ids.size());
    return batches.read(ids.stream().map(ProductItem::key).toList()).values().stream()
        .map(ProductItem::read)
        .collect(Collectors.toUnmodifiableMap(Product::id, product -> product));
  }

  @Override
  public Map<ProductId, Offer> offers(Map<ProductId, Sku> skus) {
    checkSize(skus.size());
    var keys = new ArrayList<String>();
    skus.forEach((id, sku) -> {
      keys.add(ProductItem.key(id));
      keys.add(StockItem.key(sku));
    });
    var rows = batches.read(keys);
    var offers = new HashMap<ProductId, Offer>();
    skus.forEach((id, sku) -> {
      var product = rows.get(ProductItem.key(id));
      var stock = rows.get(StockItem.key(sku));
      if (product != null && stock != null) {
        offers.put(id, offer(ProductItem.read(product), stock));
      }
    });
    return Map.copyOf(offers);
  }

  @Override
  public List<ListedCategory> categories() {
    return new CategoryList(dynamo, table).read();
  }

  @Override
  public ProductPage page(ProductFilter filter, int size, Optional<ListPosition> after) {
    if (size < 1 || size > MAX_PAGE_SIZE) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_SIZE + " products");
    }
    // One more than asked for shows whether another page follows.
    var found = new ProductList(dynamo, table, filter).read(size + 1, after);
    var entries = found.entries().stream().limit(size).toList();
    var next =
        found.entries().size() > size
            ? Optional.of(entries.getLast().position())
            : found.readUpTo();
    return new ProductPage(withStock(entries), next);
  }

  private List<Listed> withStock(List<Entry> entries) {
    var keys = entries.stream().map(one -> StockItem.key(one.product().sku())).toList();
    var rows = batches.read(keys);
    return entries.stream()
        .flatMap(entry ->
            Stream.ofNullable(rows.get(StockItem.key(entry.product().sku())))
                .map(row -> new Listed(offer(entry.product(), row), entry.position())))
        .toList();
  }

  private Offer offer(Product product, Row stock) {
    return new Offer(product.on(storefront), StockItem.read(stock));
  }

  private Optional<Row> item(String key) {
    var answer = dynamo.getItem(ask -> ask.tableName(table).key(Map.of("pk", fromS(key))));
    return answer.hasItem() ? Optional.of(Row.of(answer.item())) : Optional.empty();
  }

  private static void checkSize(int size) {
    if (size > MAX_OFFERS) {
      throw new IllegalArgumentException("more than " + MAX_OFFERS + " products at once");
    }
  }
}
