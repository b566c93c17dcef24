package com.thebetterstore.local.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.run.OwnStore;
import com.thebetterstore.local.bench.run.Times;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.LoopbackAddresses;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.staff.StaffAccount;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// What operations of the API ask of DynamoDB, and how many requests the API answers, with few and
/// with many orders, customers and carts in the table; and how long a sign-in takes. It runs a
/// store of its own, whose DynamoDB Local is behind a meter.
public final class ApiBench {

  private static final int FEW = 100;
  private static final int MANY = 20_000;

  /// Of the customer who asks: more than two pages, and then a twentieth of all.
  private static final int OWN_OF_FEW = 60;

  private static final int OWN_OF_MANY = 1_000;
  private static final int REPEATED = 7;
  private static final int SIGN_INS = 20;
  private static final int CLIENTS = 8;
  private static final Duration LASTING = Duration.ofSeconds(10);
  private static final Duration QUIET = Duration.ofMillis(400);
  private static final Duration LOOKING = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String CARD = "4242 4242 4242 4242";

  private final Path checkout;
  private final PrintStream out;
  private final SecureRandom random = new SecureRandom();

  public ApiBench(Path checkout, PrintStream out) {
    this.checkout = checkout;
    this.out = out;
  }

  public void run() throws IOException, InterruptedException {
    var folder = Files.createTempDirectory(inMemory(), "better-store-bench-");
    try (var dynamoDb = MeteredDynamoDb.start(checkout, folder.resolve("meter"));
        var _ =
            OwnStore.start(
                checkout,
                folder.resolve("data"),
                0,
                "--dynamodb",
                dynamoDb.endpoint().toString())) {
      measure(dynamoDb, folder.resolve("data"));
    } finally {
      OwnStore.delete(folder);
    }
  }

  /// Where there is a folder in memory, it is taken: DynamoDB Local waits for the disk after each
  /// row, five times as long as for all else.
  private static Path inMemory() {
    var memory = Path.of("/dev/shm");
    return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
  }

  private void measure(MeteredDynamoDb dynamoDb, Path data)
      throws IOException, InterruptedException {
    var store = StoreAddress.read(data);
    var account = new StaffAccount(store, DataFolderKey.of(data), InstantSource.system());
    var customer = account.api();
    var guest = new ShopApi(new Browser(), store.graphql(), store.apiKey());
    var shop = new Shopper(guest);
    var order = paidOrder(customer);
    var cart =
        shop.giveEmail(
            shop.giveAddress(
                shop.fillCart(
                    List.of(new Shopper.Wish(shop.anyProduct("PHYSICAL").path("id").asText(), 2)))),
            email());
    keepAnAddress(customer);
    // So that each look at the customer's cart finds as many lines, merged with others or not.
    var kept =
        Stream.of("PHYSICAL", "DIGITAL")
            .map(type -> new Shopper.Wish(shop.anyProduct(type).path("id").asText(), 1))
            .toList();
    new Shopper(customer).fillCart(kept);
    var rows = new Filling(dynamoDb, order, cart, subject(account.signInAnew()));
    var operations = new ApiOperations(guest, customer, this::word, order, cart);

    rows.fill(FEW, OWN_OF_FEW);
    var few = consumed(dynamoDb, operations);
    var fewTimes = load(store, operations);
    rows.fill(MANY - FEW, OWN_OF_MANY - OWN_OF_FEW);
    var many = consumed(dynamoDb, operations);
    var manyTimes = load(store, operations);

    out.printf("%nAsked of DynamoDB: requests, and units of capacity read and written%n");
    out.printf("  %-26s at %,11d  at %,12d%n", "", FEW, MANY);
    few.forEach((name, at) -> {
      var then = many.getOrDefault(name, Consumption.NOTHING);
      out.printf("  %-26s %s   %s  %s%n", name, at, then, grows(at, then) ? "GROWS" : "");
    });
    out.printf("%nGuests' reads, %d clients one after another each%n", CLIENTS);
    out.printf("  at %,6d   %s%n  at %,6d   %s%n", FEW, fewTimes, MANY, manyTimes);
    out.printf("%nSign-in, both round trips%n  %s%n", signIns(account));
  }

  /// Half a unit is one item more or less on a page that ends where a unit does.
  private static boolean grows(Consumption few, Consumption many) {
    var more = many.minus(few);
    return more.requests() > 0 || more.readUnits() > 0.5 || more.writeUnits() > 0;
  }

  private Shopper.PlacedOrder paidOrder(ShopApi customer) throws InterruptedException {
    var shopper = new Shopper(customer);
    var product = shopper.anyProduct("PHYSICAL").path("id").asText();
    var order = shopper.order(email(), List.of(new Shopper.Wish(product, 2)), "bench-" + word());
    new PaymentPage(new Browser(), order.paymentUrl()).pay(PaymentPage.Card.numbered(CARD));
    await(() ->
        customer
            .ask(Operations.ORDER_QUERY, Map.of("id", order.id()))
            .path("fulfilmentStatus")
            .asText()
            .equals("ACCEPTED"));
    return order;
  }

  private static void keepAnAddress(ShopApi customer) {
    customer.ask(
        "mutation ($input: CustomerAddressInput!) { customerAddressSave(input: $input) {"
            + " userErrors { code } } }",
        Map.of("input", Map.of("address", Shopper.addressWith("name", "Aroha Example"))));
  }

  /// Whose a token is.
  private static String subject(String token) {
    var payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    var claims = new String(payload, StandardCharsets.UTF_8);
    return claims.replaceFirst(".*\"sub\":\"([^\"]+)\".*", "$1");
  }

  /// The rows of one order, one cart and one customer, and copies of them. What only leads to them
  /// is not copied: DynamoDB Local takes a millisecond or more for each row.
  private final class Filling {

    private final CopiedRows copies;
    private final String table;
    private final List<String> ofOrder;
    private final List<String> ofCart;
    private final List<String> ofCustomer;
    private final String customer;

    Filling(MeteredDynamoDb dynamoDb, Shopper.PlacedOrder order, JsonNode cart, String customer)
        throws IOException {
      this.customer = customer;
      copies = new CopiedRows(dynamoDb, random);
      table = copies.tableOf("ORDER#" + order.id());
      ofOrder = copies.mentioning(table, "ORDER", order.id());
      ofCart = copies.mentioning(table, "CART", cart.path("id").asText().replaceFirst("[.].*", ""));
      ofCustomer = copies.mentioning(table, "CUSTOMER", customer);
    }

    void fill(int count, int own) throws IOException {
      var began = System.nanoTime();
      copies.copy(table, ofOrder, own, Map.of());
      var all = new ArrayList<>(ofOrder);
      all.addAll(ofCart);
      all.addAll(ofCustomer);
      copies.copy(table, all, count - own, Map.of(customer, () -> UUID.randomUUID().toString()));
      out.printf(
          Locale.ROOT,
          "%,d more orders, customers and carts, %d rows each, in %s%n",
          count,
          all.size(),
          Times.seconds(Duration.ofNanos(System.nanoTime() - began)));
    }
  }

  /// By operation, the least of some: what functions that hear of it begin while it lasts is not
  /// its own.
  private static Map<String, Consumption> consumed(
      MeteredDynamoDb dynamoDb, ApiOperations operations) throws InterruptedException {
    var found = new LinkedHashMap<String, Consumption>();
    for (var operation : operations.all().entrySet()) {
      operation.getValue().get().run();
      var each = new ArrayList<Consumption>();
      for (var i = 0; i < REPEATED; i++) {
        var call = operation.getValue().get();
        awaitQuiet(dynamoDb);
        var before = dynamoDb.consumed();
        call.run();
        each.add(dynamoDb.consumed().minus(before));
      }
      found.put(operation.getKey(), Collections.min(each));
    }
    return found;
  }

  /// Until what earlier requests began is over.
  private static void awaitQuiet(MeteredDynamoDb dynamoDb) throws InterruptedException {
    var seen = dynamoDb.consumed();
    var since = System.nanoTime();
    while (System.nanoTime() - since < QUIET.toNanos()) {
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
      if (!dynamoDb.consumed().equals(seen)) {
        seen = dynamoDb.consumed();
        since = System.nanoTime();
      }
    }
  }

  /// Requests a second, and how long they take.
  private String load(StoreAddress store, ApiOperations operations) throws InterruptedException {
    var times = new Times();
    var addresses = new LoopbackAddresses(random);
    var failures = new ConcurrentLinkedQueue<RuntimeException>();
    var end = System.nanoTime() + LASTING.toNanos();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      for (var client = 0; client < CLIENTS; client++) {
        var api = new ShopApi(Browser.at(addresses.next()), store.graphql(), store.apiKey());
        var reads = operations.readsOf(api).values().stream().map(one -> one.get()).toList();
        clients.execute(() -> {
          try {
            for (var i = 0; System.nanoTime() < end; i++) {
              var began = System.nanoTime();
              reads.get(i % reads.size()).run();
              times.add(Duration.ofNanos(System.nanoTime() - began));
            }
          } catch (RuntimeException failed) {
            failures.add(failed);
          }
        });
      }
    }
    if (!failures.isEmpty()) {
      throw failures.element();
    }
    var perSecond = times.count() / (LASTING.toNanos() / NANOS_PER_SECOND);
    return String.format(Locale.ROOT, "%.0f requests/s, %s", perSecond, times);
  }

  private static Times signIns(StaffAccount account) {
    var times = new Times();
    for (var i = 0; i < SIGN_INS; i++) {
      var began = System.nanoTime();
      account.signInAnew();
      times.add(Duration.ofNanos(System.nanoTime() - began));
    }
    return times;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the order was not handled");
      }
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
    }
  }

  private String email() {
    return "bench-%s@example.nz".formatted(word());
  }

  private String word() {
    var bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
