package com.thebetterstore.ordering.cart.aws;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartCommand.SetDiscountCodes;
import com.thebetterstore.ordering.cart.CartCommand.SetEmail;
import com.thebetterstore.ordering.cart.CartFixtures;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbNewProducts;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.aws.DynamoDbDiscounts;
import com.thebetterstore.ordering.table.CountedDynamoDb;
import com.thebetterstore.ordering.table.OrderingTable;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How often a request goes to the table: what a buyer waits for, and what the store pays for.
class RoundTripsTest {

  private final OrderingTable table = OrderingTable.create();
  private final CountedDynamoDb counted = new CountedDynamoDb(table.client());
  private final List<String> calls = counted.calls();
  private final Carts carts =
      new Carts(
          new DynamoDbCartStore(counted.client(), table.name(), CartFixtures.ids()),
          new DynamoDbCatalogue(counted.client(), table.name(), URI.create("https://shop.example")),
          new DiscountStandings(
              new DynamoDbDiscounts(counted.client(), table.name()), () -> CartFixtures.NOON),
          () -> CartFixtures.NOON,
          CartFixtures.ids());

  @BeforeEach
  void enter_products() {
    var newProducts = new DynamoDbNewProducts(table.client(), table.name());
    IntStream.range(0, 51).forEach(i -> newProducts.enter(physical("Cup " + i, nzd(1_00), 50)));
  }

  @Test
  void a_cart_of_50_lines_is_read_with_one_get_and_one_batch() {
    var id = aCartOf(50);

    carts.find(id);

    assertThat(calls).containsExactly("getItem", "batchGetItem");
  }

  @Test
  void discount_codes_take_a_second_batch() {
    new DynamoDbDiscounts(table.client(), table.name())
        .enter(DiscountFixtures.percentage("TENTH", 1_000));
    var id = aCartOf(50);
    carts.change(id, new SetDiscountCodes(List.of("TENTH")), OptionalLong.empty());
    calls.clear();

    carts.find(id);

    assertThat(calls).containsExactly("getItem", "batchGetItem", "batchGetItem");
  }

  @Test
  void adding_more_of_a_line_is_a_read_and_a_write() {
    var id = aCartOf(1);

    carts.change(id, add(0), OptionalLong.empty());

    assertThat(calls).containsExactly("getItem", "batchGetItem", "putItem");
  }

  @Test
  void adding_a_new_product_looks_its_sku_up_first() {
    var id = aCartOf(1);

    carts.change(id, add(7), OptionalLong.empty());

    assertThat(calls).containsExactly("getItem", "batchGetItem", "batchGetItem", "putItem");
  }

  @Test
  void adding_once_for_a_key_looks_the_key_up_and_writes_in_a_transaction() {
    var id = aCartOf(1);

    carts.addOnce(id, add(0), OptionalLong.empty(), "0123456789abcdef");

    assertThat(calls).containsExactly("getItem", "batchGetItem", "getItem", "transactWriteItems");
  }

  @Test
  void an_empty_cart_asks_the_catalogue_for_nothing() {
    var id = aCartOf(0);

    carts.change(id, new SetEmail("mere@example.com"), OptionalLong.empty());

    assertThat(calls).containsExactly("getItem", "putItem");
  }

  private CartId aCartOf(int lines) {
    var first =
        new AddLines(
            IntStream.range(0, lines).mapToObj(i -> new LineToAdd("prd_cup-" + i, 1)).toList());
    var id = carts.create(first).id();
    calls.clear();
    return id;
  }

  private static AddLines add(int cup) {
    return new AddLines(List.of(new LineToAdd("prd_cup-" + cup, 1)));
  }
}
