package com.thebetterstore.ordering.cart.aws;

import static com.thebetterstore.ordering.catalogue.ProductFixtures.id;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.nzd;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.physical;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartCommand.AddLines;
import com.thebetterstore.ordering.cart.CartCommand.LineToAdd;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.cart.CartStore;
import com.thebetterstore.ordering.cart.CartStoreContract;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.identity.CartKey;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbNewProducts;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.aws.DynamoDbDiscounts;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Transactions;
import com.thebetterstore.platform.table.Transactions.Committed;
import com.thebetterstore.platform.table.Transactions.ConditionsFailed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

class DynamoDbCartStoreTest implements CartStoreContract {

  private static final OrderId ORDER = new OrderId("ord_1");
  private static final OrderId OTHER_ORDER = new OrderId("ord_2");
  private static final Instant NOW = Instant.parse("2026-03-14T12:00:05Z");

  private final OrderingTable table = OrderingTable.create();
  private final DynamoDbCartStore store =
      new DynamoDbCartStore(table.client(), table.name(), new RandomIds());
  private final CartWrites writes = new CartWrites(table.name());
  private final Transactions transactions = new Transactions(table.client());

  @Override
  public CartStore store() {
    return store;
  }

  @Test
  void the_table_holds_the_hash_of_the_key_and_not_the_key() {
    store.create(CART);

    var item = table.item("CART#" + ID.name().value());
    assertThat(item.toString()).doesNotContain(((CartKey) ID.proof()).value());
    assertThat(item.get("keyHash")).isNotNull();
    assertThat(item.get("expiresAt"))
        .satisfies(expiry ->
            assertThat(expiry.n())
                .isEqualTo(Long.toString(CART.lifetime().expiresAt().getEpochSecond())));
  }

  @Test
  void a_checkout_locks_the_cart_that_it_read_and_unlocks_it() {
    store.create(CART);

    assertThat(write(writes.lock(ID.name(), 2, ORDER, List.of(), NOW)))
        .isInstanceOf(ConditionsFailed.class);
    assertThat(write(writes.lock(ID.name(), 1, ORDER, List.of(), NOW)))
        .isInstanceOf(Committed.class);
    assertThat(stateAndVersion()).isEqualTo(new Locked(ORDER) + " 2");
    assertThat(write(writes.lock(ID.name(), 2, OTHER_ORDER, List.of(), NOW)))
        .isInstanceOf(ConditionsFailed.class);
    assertThat(store.save(CART.at(NOW))).isEqualTo(CartStore.Saved.LOST_RACE);
    assertThat(write(writes.unlock(ID.name(), OTHER_ORDER, NOW)))
        .isInstanceOf(ConditionsFailed.class);
    assertThat(write(writes.unlock(ID.name(), ORDER, NOW))).isInstanceOf(Committed.class);
    assertThat(stateAndVersion()).isEqualTo(new Active() + " 3");
    assertThat(cart().lines()).isEqualTo(LINES);
    assertThat(cart().lifetime().expiresAt()).isEqualTo(NOW.plus(Cart.LIFETIME));
  }

  @Test
  void a_cart_that_was_paid_for_stays_closed() {
    store.create(CART);
    write(writes.lock(ID.name(), 1, ORDER, List.of(), NOW));

    assertThat(write(writes.close(ID.name(), OTHER_ORDER, NOW)))
        .isInstanceOf(ConditionsFailed.class);
    assertThat(write(writes.close(ID.name(), ORDER, NOW))).isInstanceOf(Committed.class);
    assertThat(stateAndVersion()).isEqualTo(new Ordered(ORDER) + " 3");
    assertThat(write(writes.unlock(ID.name(), ORDER, NOW))).isInstanceOf(ConditionsFailed.class);
  }

  @Test
  void parallel_additions_all_count() throws InterruptedException {
    var mug = physical("Mug", nzd(1_00), 50);
    new DynamoDbNewProducts(table.client(), table.name()).enter(mug);
    var carts =
        new Carts(
            store,
            new DynamoDbCatalogue(table.client(), table.name(), URI.create("https://shop.example")),
            new DiscountStandings(new DynamoDbDiscounts(table.client(), table.name()), () -> NOW),
            () -> NOW,
            new RandomIds());
    var id = carts.create(new AddLines(List.of())).id();
    var addition = new AddLines(List.of(new LineToAdd("prd_mug", 1)));

    inParallel(8, () -> carts.change(id, addition, OptionalLong.empty()))
        .forEach(answer -> assertThat(answer.refusals()).isEmpty());

    var line = carts.find(id).orElseThrow().cart().contents().line(id("Mug")).orElseThrow();
    assertThat(line.quantity()).isEqualTo(8);
  }

  private static <T> List<T> inParallel(int times, Callable<T> work) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var futures = threads.invokeAll(IntStream.range(0, times).mapToObj(_ -> work).toList());
      return futures.stream().map(Future::resultNow).toList();
    }
  }

  private Cart cart() {
    return store.find(ID, NOW).orElseThrow();
  }

  private String stateAndVersion() {
    CartState state = cart().state();
    return state + " " + cart().version();
  }

  private Transactions.Outcome write(TransactWriteItem write) {
    return transactions.write(List.of(write));
  }
}
