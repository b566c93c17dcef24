package com.thebetterstore.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.demo.Browser;
import com.thebetterstore.local.demo.Operations;
import com.thebetterstore.local.demo.PaymentPage;
import com.thebetterstore.local.demo.ShopApi;
import com.thebetterstore.local.demo.Shopper;
import com.thebetterstore.local.demo.StatusFeed;
import com.thebetterstore.local.demo.StoreAddress;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// How long a change of an order takes to its buyer's screen, while ten orders are paid each
/// second.
///
/// A change's time is its `at`, which the store sets just before it commits the change; the store
/// and this process have the same clock.
final class StatusBench {

  private static final int ORDERS = 200;
  private static final int MANY = 500;
  private static final Duration BETWEEN_PAYMENTS = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BUYERS_AT_ONCE = 4;
  private static final int BYTES_PER_KILOBYTE = 1024;
  private static final String CARD = "4242 4242 4242 4242";

  private final StoreAddress store;
  private final PrintStream out;
  private final Browser browser = new Browser();
  private final Shopper shopper;
  private final ShopApi api;

  StatusBench(StoreAddress store, PrintStream out) {
    this.store = store;
    this.out = out;
    this.api = new ShopApi(browser, store.graphql(), store.apiKey());
    this.shopper = new Shopper(api);
  }

  private record WatchedOrder(Shopper.PlacedOrder order, String watchKey) {}

  void run() throws IOException, InterruptedException {
    out.println("Time from a change of an order to its message, 10 orders paid each second");
    var product = shopper.anyProduct("DIGITAL").path("id").asText();
    // Not counted: it makes the functions and their classes be there.
    measure(placed(product, ORDERS / 10), 1, new Times());
    report("1 client, all orders", placed(product, ORDERS), 1);
    report("500 clients, one order each", placed(product, MANY), MANY);
  }

  private void report(String title, List<WatchedOrder> orders, int clients)
      throws IOException, InterruptedException {
    var times = new Times();
    var began = Instant.now();
    var lost = measure(orders, clients, times);
    var took = Duration.between(began, Instant.now());
    out.printf(
        Locale.ROOT,
        "  %-28s %s   (%d messages in %s, %d orders without their last)%n",
        title,
        times,
        times.count(),
        Times.seconds(took),
        lost);
  }

  /// Pays for the first orders, one every 100 ms; gives how many were not told to be accepted.
  private long measure(List<WatchedOrder> orders, int clients, Times times)
      throws IOException, InterruptedException {
    var paid = orders.subList(0, Math.min(ORDERS, orders.size()));
    var accepted = new CountDownLatch(paid.size());
    var feeds = new ArrayList<StatusFeed>();
    try (var http = HttpClient.newHttpClient();
        var payments = Executors.newVirtualThreadPerTaskExecutor()) {
      var heap = new StoreHeap(store.pid());
      var before = heap.usedBytes();
      for (var index = 0; index < orders.size(); index++) {
        if (index < clients) {
          feeds.add(StatusFeed.open(http, store.realtime(), store.apiKey()));
        }
        var watched = orders.get(index);
        feeds
            .get(index % clients)
            .follow(watched.watchKey(), told -> arrived(told, times, accepted))
            .join();
      }
      if (clients > 1) {
        out.printf(
            "  %d open subscriptions take %d kB each%n",
            clients, (heap.usedBytes() - before) / clients / BYTES_PER_KILOBYTE);
      }
      var next = System.nanoTime();
      for (var watched : paid) {
        next += BETWEEN_PAYMENTS.toNanos();
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        var _ = payments.submit(() -> pay(watched.order()));
      }
      var _ = accepted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      feeds.forEach(StatusFeed::close);
    }
    return accepted.getCount();
  }

  private static void arrived(JsonNode told, Times times, CountDownLatch accepted) {
    times.add(Duration.between(Instant.parse(told.path("at").asText()), Instant.now()));
    if (told.path("fulfilmentStatus").asText().equals("ACCEPTED")) {
      accepted.countDown();
    }
  }

  private void pay(Shopper.PlacedOrder order) {
    new PaymentPage(browser, order.paymentUrl()).pay(PaymentPage.Card.numbered(CARD));
  }

  /// New orders that wait for their payment.
  private List<WatchedOrder> placed(String product, int count) throws InterruptedException {
    var random = new SecureRandom();
    try (var buyers = Executors.newFixedThreadPool(BUYERS_AT_ONCE)) {
      var waiting =
          IntStream.range(0, count)
              .mapToObj(_ -> buyers.submit(() -> place(product, random)))
              .toList();
      var orders = new ArrayList<WatchedOrder>();
      for (var order : waiting) {
        orders.add(order.get());
      }
      return orders;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("an order could not be placed", failed.getCause());
    }
  }

  private WatchedOrder place(String product, SecureRandom random) {
    var bytes = new byte[8];
    random.nextBytes(bytes);
    var word = HexFormat.of().formatHex(bytes);
    var order =
        shopper.order(
            "bench-%s@example.nz".formatted(word),
            List.of(new Shopper.Wish(product, 1)),
            "bench-" + word);
    var read =
        api.ask(Operations.ORDER_QUERY, Map.of("id", order.id(), "accessToken", order.token()));
    return new WatchedOrder(order, read.path("watchKey").asText());
  }
}
