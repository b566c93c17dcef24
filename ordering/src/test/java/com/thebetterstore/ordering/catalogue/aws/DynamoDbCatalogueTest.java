package com.thebetterstore.ordering.catalogue.aws;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.ordering.catalogue.CatalogueContract;
import com.thebetterstore.ordering.catalogue.Category;
import com.thebetterstore.ordering.catalogue.ListedCategory;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.ProductFilter;
import com.thebetterstore.ordering.catalogue.ProductFixtures;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.table.Row;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DynamoDbCatalogueTest implements CatalogueContract {

  private static final URI SHOP = URI.create("https://shop.example");

  private final OrderingTable table = OrderingTable.create();
  private final DynamoDbCatalogue catalogue =
      new DynamoDbCatalogue(table.client(), table.name(), SHOP);
  private final DynamoDbNewProducts newProducts =
      new DynamoDbNewProducts(table.client(), table.name());
  private final StockWrites stock = new StockWrites(table.name());
  private final Transactions transactions = new Transactions(table.client());

  @Override
  public Both empty() {
    return new Both(catalogue, newProducts);
  }

  @Test
  void units_are_taken_for_orders_and_put_back() {
    newProducts.enter(physical("Mug", nzd(1_00), 5));

    assertThat(write(stock.reserve(sku("Mug"), 3))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 2, 3));
    assertThat(write(stock.release(sku("Mug"), 1))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 3, 2));
    assertThat(write(stock.restock(sku("Mug"), 1))).isInstanceOf(Committed.class);
    assertThat(write(stock.restock(sku("Mug"), 1))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 5, 0));
  }

  @Test
  void units_that_are_not_there_do_not_move() {
    newProducts.enter(physical("Mug", nzd(1_00), 2));

    assertThat(write(stock.reserve(sku("Mug"), 3))).isInstanceOf(ConditionsFailed.class);
    assertThat(write(stock.release(sku("Mug"), 1))).isInstanceOf(ConditionsFailed.class);
    assertThat(write(stock.reserve(sku("Cup"), 1))).isInstanceOf(ConditionsFailed.class);
    assertThat(write(stock.restock(sku("Cup"), 1))).isInstanceOf(ConditionsFailed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 2, 0));
    assertThat(table.item("STOCK#" + sku("Cup").value())).isEmpty();
  }

  /// Functions of both versions run while a deployment is under way, and after one was rolled back.
  @Test
  void
      an_order_that_a_version_before_placed_or_took_the_payment_of_keeps_and_gives_back_its_units() {
    newProducts.enter(physical("Mug", nzd(1_00), 9));
    write(stock.reserve(sku("Mug"), 4));

    assertThat(write(soldBefore("Mug", 2))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 5, 4));
    assertThat(write(stock.restock(sku("Mug"), 2))).isInstanceOf(Committed.class);
    assertThat(write(stock.release(sku("Mug"), 1))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 8, 1));
    assertThat(write(soldBefore("Mug", 1))).isInstanceOf(Committed.class);
    // What it reads never is negative.
    var row = Row.of(table.item("STOCK#" + sku("Mug").value()));
    assertThat(List.of(row.count("available"), row.count("reserved"), row.count("sold")))
        .isEqualTo(List.of(8, 0, 3));
  }

  /// As the version before counted the payment of units.
  private TransactWriteItem soldBefore(String name, int quantity) {
    return TransactWriteItem.builder()
        .update(update ->
            update
                .tableName(table.name())
                .key(Map.of("pk", fromS("STOCK#" + sku(name).value())))
                .updateExpression("SET reserved = reserved - :q, sold = sold + :q")
                .conditionExpression("reserved >= :q")
                .expressionAttributeValues(Map.of(":q", fromN(Integer.toString(quantity)))))
        .build();
  }

  @Test
  void products_that_an_earlier_version_listed_are_put_where_they_belong() {
    var category = new Category("Tāniko");
    newProducts.enter(ProductFixtures.of(category, "Zebra Purse"));
    newProducts.enter(ProductFixtures.of(category, "Ōhope Purse"));
    writtenBefore("Ōhope Purse", "O\u0304hope Purse", "Ta\u0304niko", "ōhope purse\t");

    assertThat(names(ProductFilter.ALL)).containsExactly("Zebra Purse", "Ōhope Purse");
    assertThat(names(in(category))).containsExactly("Zebra Purse");

    assertThat(newProducts.relist()).isEqualTo(1);
    assertThat(names(ProductFilter.ALL)).containsExactly("Ōhope Purse", "Zebra Purse");
    assertThat(names(in(category))).containsExactly("Ōhope Purse", "Zebra Purse");
    assertThat(newProducts.relist()).isZero();
  }

  @Test
  void a_category_that_has_lost_its_products_is_listed_no_more() {
    newProducts.enter(ProductFixtures.of(new Category("Kitchen"), "Pan"));
    newProducts.enter(ProductFixtures.of(new Category("Ta\u0304niko"), "Purse"));
    newProducts.relist();
    table
        .client()
        .deleteItem(delete ->
            delete
                .tableName(table.name())
                .key(Map.of("pk", fromS("PRODUCT#" + id("Purse").value()))));
    assertThat(catalogue.categories()).hasSize(2);

    newProducts.relist();

    assertThat(catalogue.categories())
        .containsExactly(new ListedCategory(new Category("Kitchen"), 1));
    assertThat(names(in(new Category("Kitchen")))).containsExactly("Pan");
  }

  @Test
  void a_picture_of_the_storefronts_own_has_its_address_and_another_keeps_its_own() {
    newProducts.enter(pictured("Mug", "/products/mug.svg"));
    newProducts.enter(pictured("Cup", "https://pictures.example/cup.jpg"));

    assertThat(catalogue.product(id("Mug")).orElseThrow().product().image())
        .contains(URI.create("https://shop.example/products/mug.svg"));
    assertThat(catalogue.product(sku("Cup")).orElseThrow().product().image())
        .contains(URI.create("https://pictures.example/cup.jpg"));
  }

  private static Offer pictured(String name, String image) {
    return ProductFixtures.pictured(URI.create(image), physical(name, nzd(1_00), 1));
  }

  @Test
  void pages_of_a_list_that_an_earlier_version_wrote_have_no_gap() {
    for (var name : List.of("Ōhope Bag", "Pan", "Zebra Cup")) {
      newProducts.enter(physical(name, nzd(1_00), 1));
    }
    writtenBefore("Ōhope Bag", "Ōhope Bag", "Kitchen", "ōhope bag\t");
    writtenBefore("Zebra Cup", "Zebra Cup", "Kitchen", "zebra cup\t");

    var names = new ArrayList<String>();
    var page = catalogue.page(ProductFilter.ALL, 1, Optional.empty());
    names.add(page.products().getFirst().offer().product().name());
    while (page.next().isPresent() && names.size() < 4) {
      page = catalogue.page(ProductFilter.ALL, 1, page.next());
      names.add(page.products().getFirst().offer().product().name());
    }
    assertThat(names).containsExactly("Pan", "Zebra Cup", "Ōhope Bag");
  }

  /// As the version before wrote it, which sorted and searched by the name in lower case.
  private void writtenBefore(String entered, String name, String category, String sortName) {
    table
        .client()
        .updateItem(update ->
            update
                .tableName(table.name())
                .key(Map.of("pk", fromS("PRODUCT#" + id(entered).value())))
                .updateExpression("SET #n = :n, category = :c, sortName = :s, searchName = :n")
                .expressionAttributeNames(Map.of("#n", "name"))
                .expressionAttributeValues(
                    Map.of(
                        ":n", fromS(name),
                        ":c", fromS(category),
                        ":s", fromS(sortName + id(entered).value()))));
  }

  private List<String> names(ProductFilter filter) {
    return catalogue.page(filter, 100, Optional.empty()).products().stream()
        .map(listed -> listed.offer().product().name())
        .toList();
  }

  private static ProductFilter in(Category category) {
    return new ProductFilter(Optional.of(category), Optional.empty());
  }

  private Stock stockOf(String name) {
    return catalogue.product(id(name)).orElseThrow().stock();
  }

  private Transactions.Outcome write(TransactWriteItem write) {
    return transactions.write(List.of(write));
  }
}
