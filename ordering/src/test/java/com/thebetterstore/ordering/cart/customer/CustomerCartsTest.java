package com.thebetterstore.ordering.cart.customer;

import static com.thebetterstore.ordering.cart.CartFixtures.*;
import static com.thebetterstore.ordering.catalogue.ProductFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.ordering.cart.Cart;
import com.thebetterstore.ordering.cart.CartCommand.*;
import com.thebetterstore.ordering.cart.CartRefusal;
import com.thebetterstore.ordering.cart.CartRefusal.*;
import com.thebetterstore.ordering.cart.CartState;
import com.thebetterstore.ordering.cart.CartWarning;
import com.thebetterstore.ordering.cart.CartWarning.MergedInPart;
import com.thebetterstore.ordering.cart.Carts;
import com.thebetterstore.ordering.cart.Carts.Created;
import com.thebetterstore.ordering.cart.PricedCart;
import com.thebetterstore.ordering.cart.aws.CartWrites;
import com.thebetterstore.ordering.cart.aws.DynamoDbCartStore;
import com.thebetterstore.ordering.cart.aws.DynamoDbCustomerCartStore;
import com.thebetterstore.ordering.cart.identity.CartId;
import com.thebetterstore.ordering.cart.identity.CartLineId;
import com.thebetterstore.ordering.catalogue.Offer;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbCatalogue;
import com.thebetterstore.ordering.catalogue.aws.DynamoDbNewProducts;
import com.thebetterstore.ordering.catalogue.aws.StockWrites;
import com.thebetterstore.ordering.customer.Buyer.Customer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.discount.DiscountCode;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.discount.DiscountStandings;
import com.thebetterstore.ordering.discount.InMemoryDiscounts;
import com.thebetterstore.ordering.table.OrderingTable;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.table.Transactions;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Customers' carts, on a real table.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerCartsTest {

  private static final CustomerId HONE = new CustomerId("hone");
  private static final OptionalLong ANY_VERSION = OptionalLong.empty();
  private static final Offer MUG = physical("Mug", nzd(1_00), 500);
  private static final Offer LAMP = physical("Lamp", nzd(1_00), 5);
  private static final Offer VASE = physical("Vase", nzd(1_00), 1);

  private final OrderingTable table = OrderingTable.create();
  private final RandomIds ids = new RandomIds();
  private final DynamoDbCartStore store = new DynamoDbCartStore(table.client(), table.name(), ids);
  private final DynamoDbCustomerCartStore latest =
      new DynamoDbCustomerCartStore(table.client(), table.name(), ids);
  private final DynamoDbCatalogue catalogue =
      new DynamoDbCatalogue(table.client(), table.name(), URI.create("https://shop.example"));
  private final InMemoryDiscounts discounts = new InMemoryDiscounts();
  private final Carts carts =
      new Carts(store, catalogue, new DiscountStandings(discounts, () -> NOON), () -> NOON, ids);
  private final CustomerCarts customers = new CustomerCarts(carts, store, latest, () -> NOON, ids);
  private final MergeCarts merging =
      new MergeCarts(carts, customers, store, latest, catalogue, () -> NOON, ids);
  private CustomerId mere = HONE;

  CustomerCartsTest() {
    var products = new DynamoDbNewProducts(table.client(), table.name());
    List.of(MUG, LAMP, VASE).forEach(products::enter);
    IntStream.rangeClosed(0, Cart.MAX_LINES)
        .forEach(i -> products.enter(physical("Cup " + i, nzd(10), 500)));
  }

  @BeforeEach
  void another_customer() {
    mere = new CustomerId("mere-" + ids.next());
  }

  @Test
  void a_customer_begins_a_cart_and_finds_it_on_every_device() {
    var created = customers.create(mere, add("prd_mug", 2));

    assertThat(created.answer().refusals()).isEmpty();
    assertThat(customers.find(mere)).contains(created);
    assertThat(created.id().text()).doesNotContain(".");
    assertThat(customers.find(HONE)).isEmpty();
  }

  @Test
  void a_second_begin_adds_to_the_open_cart() {
    var first = customers.create(mere, add("prd_mug", 2));

    var second = customers.create(mere, add("prd_mug", 3));

    assertThat(second.id()).isEqualTo(first.id());
    assertThat(quantity(second, "Mug")).isEqualTo(5);
  }

  @Test
  void a_cart_whose_lines_are_refused_is_not_begun() {
    var created = customers.create(mere, add("prd_none", 2));

    assertThat(created.answer().refusals()).hasSize(1);
    assertThat(customers.find(mere)).isEmpty();
  }

  @Test
  void devices_that_begin_at_the_same_time_begin_one_cart_and_lose_nothing()
      throws InterruptedException {
    inParallel(6, _ -> customers.create(mere, add("prd_mug", 1)));

    assertThat(quantity(customers.find(mere).orElseThrow(), "Mug")).isEqualTo(6);
  }

  @Test
  void after_its_order_is_paid_the_customer_begins_another() {
    var first = customers.create(mere, add("prd_mug", 2));
    lock(first.id());
    assertThat(customers.find(mere).orElseThrow().answer().cart().orElseThrow().cart().state())
        .isInstanceOf(CartState.Locked.class);
    write(new CartWrites(table.name()).close(first.id().name(), ORDER, NOON));

    assertThat(customers.find(mere)).isEmpty();
    var second = customers.create(mere, add("prd_mug", 1));
    assertThat(second.id()).isNotEqualTo(first.id());
    assertThat(quantity(second, "Mug")).isEqualTo(1);
  }

  @Test
  void a_guests_cart_becomes_the_cart_of_a_customer_who_has_none() {
    var guests = guests(MUG, 2);
    carts.change(guests, new SetEmail("mere@example.com"), ANY_VERSION);

    var merged = merging.merge(guests, mere);

    assertThat(merged.answer().refusals()).isEmpty();
    assertThat(quantity(merged, "Mug")).isEqualTo(2);
    assertThat(cart(merged).cart().contents().email()).contains(EMAIL);
    assertThat(cart(merged).warnings()).contains(new CartWarning.Merged());
    var left = carts.find(guests).orElseThrow().cart();
    assertThat(left.state()).isEqualTo(new CartState.Merged(merged.id().name()));
    assertThat(left.lines()).isEmpty();
    assertThat(left.contents().email()).isEmpty();
  }

  @Test
  void a_guests_discount_codes_go_along_unless_the_customer_has_some() {
    discounts.enter(DiscountFixtures.percentage("TENTH", 1_000));
    discounts.enter(DiscountFixtures.percentage("FIFTH", 2_000));
    var guests = guests(MUG, 1);
    carts.change(guests, new SetDiscountCodes(List.of("TENTH")), ANY_VERSION);

    var merged = merging.merge(guests, mere);
    assertThat(cart(merged).discountCodes().getFirst().code().value()).isEqualTo("TENTH");
    assertThat(cart(merged).totals().discountTotal().isZero()).isFalse();

    var later = guests(MUG, 1);
    carts.change(later, new SetDiscountCodes(List.of("FIFTH")), ANY_VERSION);
    assertThat(cart(merging.merge(later, mere)).cart().contents().discountCodes())
        .containsExactly(new DiscountCode("TENTH"));
  }

  @Test
  void quantities_are_summed_and_what_the_customer_had_chosen_stays() {
    var own = customers.create(mere, add("prd_mug", 2)).id();
    carts.change(own, new SetEmail("own@example.com"), ANY_VERSION);
    var guests = guests(MUG, 3);
    carts.change(guests, new SetEmail("guest@example.com"), ANY_VERSION);

    var merged = merging.merge(guests, mere);

    assertThat(merged.id()).isEqualTo(own);
    assertThat(quantity(merged, "Mug")).isEqualTo(5);
    assertThat(cart(merged).cart().contents().email().orElseThrow().value())
        .isEqualTo("own@example.com");
  }

  @Test
  void a_sum_stops_at_what_a_line_may_have_and_says_so() {
    customers.create(mere, add("prd_mug", 60));

    var merged = merging.merge(guests(MUG, 60), mere);

    assertThat(quantity(merged, "Mug")).isEqualTo(99);
    assertThat(cart(merged).warnings()).contains(new MergedInPart(line("Mug"), 120, 99));
  }

  @Test
  void a_sum_stops_at_the_stock_and_says_so() {
    customers.create(mere, add("prd_lamp", 4));

    var merged = merging.merge(guests(LAMP, 3), mere);

    assertThat(quantity(merged, "Lamp")).isEqualTo(5);
    assertThat(cart(merged).warnings()).contains(new MergedInPart(line("Lamp"), 7, 5));
  }

  @Test
  void lines_that_no_longer_fit_are_left_out_and_told() {
    customers.create(mere, new AddLines(cups(0, Cart.MAX_LINES - 1)));
    var guests = carts.create(new AddLines(cups(Cart.MAX_LINES - 1, Cart.MAX_LINES + 1))).id();

    var merged = merging.merge(guests, mere);

    assertThat(cart(merged).lines()).hasSize(Cart.MAX_LINES);
    assertThat(cart(merged).warnings())
        .contains(new MergedInPart(line("Cup " + Cart.MAX_LINES), 1, 0));
  }

  @Test
  void merging_again_changes_nothing() {
    var guests = guests(MUG, 2);
    var first = merging.merge(guests, mere);

    var second = merging.merge(guests, mere);

    assertThat(second.answer().refusals()).isEmpty();
    assertThat(second.id()).isEqualTo(first.id());
    assertThat(cart(second).cart()).isEqualTo(cart(first).cart());
    assertThat(cart(second).warnings()).contains(new CartWarning.Merged());
  }

  @Test
  void two_devices_that_merge_at_once_lose_nothing_and_double_nothing()
      throws InterruptedException {
    var one = guests(MUG, 2);
    var other = guests(MUG, 3);

    inParallel(8, device -> merging.merge(device % 2 == 0 ? one : other, mere));

    assertThat(quantity(customers.find(mere).orElseThrow(), "Mug")).isEqualTo(5);
  }

  @Test
  void a_cart_cannot_be_merged_into_itself() {
    var own = customers.create(mere, add("prd_mug", 2)).id();

    assertThat(onlyRefusal(merging.merge(own, mere))).isInstanceOf(InvalidInput.class);
    assertThat(quantity(customers.find(mere).orElseThrow(), "Mug")).isEqualTo(2);
  }

  @Test
  void another_customers_cart_and_an_unknown_one_are_not_found() {
    var hones = customers.create(HONE, add("prd_mug", 2)).id();
    var asMere = CartId.parse(hones.text(), new Customer(mere));

    assertThat(onlyRefusal(merging.merge(asMere.orElseThrow(), mere)))
        .isEqualTo(new CartNotFound());
    assertThat(onlyRefusal(merging.merge(CartId.next(ids), mere))).isEqualTo(new CartNotFound());
  }

  @Test
  void a_cart_at_checkout_is_neither_merged_nor_merged_into() {
    var guests = guests(MUG, 2);
    lock(guests);
    assertThat(onlyRefusal(merging.merge(guests, mere))).isEqualTo(new CartLocked(ORDER));

    lock(customers.create(mere, add("prd_mug", 1)).id());
    var other = guests(MUG, 2);
    assertThat(onlyRefusal(merging.merge(other, mere))).isEqualTo(new CartLocked(ORDER));
    assertThat(carts.find(other).orElseThrow().cart().state()).isEqualTo(new CartState.Active());
  }

  @Test
  void a_cart_that_another_customer_has_merged_is_closed() {
    var guests = guests(MUG, 2);
    merging.merge(guests, new CustomerId("hone-" + ids.next()));

    assertThat(onlyRefusal(merging.merge(guests, mere))).isEqualTo(new CartClosed());
  }

  @Test
  void what_is_sold_out_is_told_and_not_taken() {
    var guests = guests(VASE, 1);
    write(new StockWrites(table.name()).reserve(VASE.product().sku(), 1));

    var merged = merging.merge(guests, mere);

    assertThat(cart(merged).lines()).isEmpty();
    assertThat(cart(merged).warnings()).contains(new MergedInPart(line("Vase"), 1, 0));
  }

  private CartId guests(Offer offer, int quantity) {
    return carts.create(add(offer.product().id().value(), quantity)).id();
  }

  private static AddLines add(String product, int quantity) {
    return new AddLines(List.of(new LineToAdd(product, quantity)));
  }

  private static List<LineToAdd> cups(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new LineToAdd("prd_cup-" + i, 1)).toList();
  }

  private static CartLineId line(String product) {
    return CartLineId.of(id(product));
  }

  private static PricedCart cart(Created created) {
    return created.answer().cart().orElseThrow();
  }

  private static int quantity(Created created, String product) {
    return cart(created).cart().contents().line(id(product)).orElseThrow().quantity();
  }

  private static CartRefusal onlyRefusal(Created created) {
    assertThat(created.answer().refusals()).hasSize(1);
    return created.answer().refusals().getFirst();
  }

  private void lock(CartId cart) {
    var version = carts.find(cart).orElseThrow().cart().version();
    write(new CartWrites(table.name()).lock(cart.name(), version, ORDER, List.of(), NOON));
  }

  private void write(TransactWriteItem write) {
    assertThat(new Transactions(table.client()).write(List.of(write)))
        .isEqualTo(new Transactions.Committed());
  }

  private static <T> void inParallel(int times, IntFunction<T> work) throws InterruptedException {
    try (var threads = Executors.newFixedThreadPool(times)) {
      var all = IntStream.range(0, times).mapToObj(i -> (Callable<T>) () -> work.apply(i)).toList();
      threads.invokeAll(all).forEach(Future::resultNow);
    }
  }
}
