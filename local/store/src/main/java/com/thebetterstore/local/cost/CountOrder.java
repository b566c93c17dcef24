package com.thebetterstore.local.cost;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.buyer.StatusFeed;
import com.thebetterstore.local.demo.Reports;
import com.thebetterstore.local.desk.StaffDesk;
import com.thebetterstore.local.staff.StaffAccount;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// `./store bench cost`: buys three things from a running store that nobody else uses, sends them,
/// lets them arrive, and prints what AWS would bill of it, as `docs/cost-counts.csv` has it.
public final class CountOrder {

  private static final int LINES = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOKING = Duration.ofMillis(200);
  private static final Duration QUIET = Duration.ofSeconds(5);
  private static final String CARD = "4242 4242 4242 4242";

  private final StoreAddress store;
  private final StaffDesk desk;
  private final Path data;
  private final Browser browser = new Browser();
  private final ShopApi api;
  private final Shopper shopper;
  private final Reports reports;

  private CountOrder(StoreAddress store, StaffDesk desk, Path data) {
    this.store = store;
    this.desk = desk;
    this.data = data;
    this.api = new ShopApi(browser, store.graphql(), store.apiKey());
    this.shopper = new Shopper(api);
    this.reports = new Reports(store.jdbcUrl());
  }

  /// Takes `[--data DIR]`.
  public static void main(String[] arguments) throws InterruptedException {
    DesktopSettings.ignoreLanguage();
    var data = Path.of(arguments.length == 2 ? arguments[1] : ".store");
    try {
      var store = StoreAddress.read(data);
      var account = new StaffAccount(store, DataFolderKey.of(data), InstantSource.system());
      new CountOrder(store, new StaffDesk(account.api()), data).print(System.out);
    } catch (StoreAddress.NotFound notRunning) {
      System.err.println(notRunning.getMessage());
      System.exit(1);
    }
  }

  private void print(PrintStream out) throws InterruptedException {
    // Not counted: it makes the functions be there, and the staff sign in.
    order();
    var log = GrowingFile.from(data.resolve("logs/store.jsonl"));
    var traces = GrowingFile.from(data.resolve("traces/segments.jsonl"));
    order();
    out.println("what,count");
    BilledThings.of(log.lines(), traces.lines())
        .counts()
        .forEach((what, count) -> out.printf("%s,%d%n", what, count));
  }

  private void order() throws InterruptedException {
    var word = word();
    var wishes =
        api.ask(Operations.PRODUCTS, Map.of("first", 100))
            .path("edges")
            .valueStream()
            .map(edge -> edge.path("node"))
            .filter(product -> product.path("type").asText().equals("PHYSICAL"))
            .filter(product -> product.path("maxQuantityPerOrder").asInt() > 2)
            .limit(LINES)
            .map(product -> new Shopper.Wish(product.path("id").asText(), 1))
            .toList();
    var order = shopper.order("cost-%s@example.nz".formatted(word), wishes, "cost-" + word);
    // Looks are not counted: the feed and the reports say how far it is.
    Set<String> seen = ConcurrentHashMap.newKeySet();
    try (var http = HttpClient.newHttpClient();
        var feed = StatusFeed.open(http, store.realtime(), store.apiKey())) {
      feed.follow(
              read(order).path("watchKey").asText(),
              event -> seen.add(event.path("fulfilmentStatus").asText()))
          .join();
      new PaymentPage(browser, order.paymentUrl()).pay(PaymentPage.Card.numbered(CARD));
      await(() -> seen.contains("ACCEPTED"));
      var packed = StaffDesk.toPack(desk.shippingOrder(order.id()));
      desk.dispatch(order.id(), packed, "NZ Post", order.number(), "cost-" + word)
          .path("shipments")
          .valueStream()
          .forEach(parcel -> desk.delivered(order.id(), parcel.path("id").asText()));
      await(() -> seen.contains("DELIVERED"));
      await(() -> reports.life(order.number()).completions() == 1);
      // The last mails: nothing waits for them.
      TimeUnit.NANOSECONDS.sleep(QUIET.toNanos());
    }
  }

  private JsonNode read(Shopper.PlacedOrder order) {
    return api.ask(Operations.ORDER_QUERY, Map.of("id", order.id(), "accessToken", order.token()));
  }

  private static void await(BooleanSupplier come) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the order did not come to its end");
      }
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
    }
  }

  private static String word() {
    var bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
