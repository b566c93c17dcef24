package com.thebetterstore.ordering.catalogue.aws;

import static com.thebetterstore.ordering.catalogue.Shelf.id;
import static com.thebetterstore.ordering.catalogue.Shelf.nzd;
import static com.thebetterstore.ordering.catalogue.Shelf.physical;
import static com.thebetterstore.ordering.catalogue.Shelf.sku;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.catalogue.CatalogueContract;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.Transactions;
import com.thebetterstore.platform.Transactions.Committed;
import com.thebetterstore.platform.Transactions.Refused;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DynamoDbCatalogueTest implements CatalogueContract {

  private final OrderingTable table = OrderingTable.create();
  private final DynamoDbCatalogue catalogue = new DynamoDbCatalogue(table.client(), table.name());
  private final DynamoDbNewProducts newProducts =
      new DynamoDbNewProducts(table.client(), table.name());
  private final StockWrites stock = new StockWrites(table.name());
  private final Transactions transactions = new Transactions(table.client());

  @Override
  public Both empty() {
    return new Both(catalogue, newProducts);
  }

  @Test
  void units_move_from_the_shelf_to_the_buyer() {
    newProducts.enter(physical("Mug", nzd(1_00), 5));

    assertThat(write(stock.reserve(sku("Mug"), 3))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 2, 3, 0));
    assertThat(write(stock.sell(sku("Mug"), 2))).isInstanceOf(Committed.class);
    assertThat(write(stock.release(sku("Mug"), 1))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 3, 0, 2));
    assertThat(write(stock.restock(sku("Mug"), 2))).isInstanceOf(Committed.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 5, 0, 0));
  }

  @Test
  void units_that_are_not_there_do_not_move() {
    newProducts.enter(physical("Mug", nzd(1_00), 2));

    assertThat(write(stock.reserve(sku("Mug"), 3))).isInstanceOf(Refused.class);
    assertThat(write(stock.release(sku("Mug"), 1))).isInstanceOf(Refused.class);
    assertThat(write(stock.sell(sku("Mug"), 1))).isInstanceOf(Refused.class);
    assertThat(write(stock.restock(sku("Mug"), 1))).isInstanceOf(Refused.class);
    assertThat(write(stock.reserve(sku("Cup"), 1))).isInstanceOf(Refused.class);
    assertThat(stockOf("Mug")).isEqualTo(new Stock(sku("Mug"), 2, 0, 0));
  }

  private Stock stockOf(String name) {
    return catalogue.product(id(name)).orElseThrow().stock();
  }

  private Transactions.Outcome write(TransactWriteItem write) {
    return transactions.write(List.of(write));
  }
}
