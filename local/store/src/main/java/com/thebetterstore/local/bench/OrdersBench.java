package com.thebetterstore.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.buyer.StatusFeed;
import com.thebetterstore.local.demo.Reports;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How many orders the running store takes, from the checkout to the reports; how long each waits
/// for what follows from its payment; and what an order costs of the machine. The buyers use the
/// same machine.
final class OrdersBench {

  private static final int BUYERS = 8;
  private static final Duration WARMING = Duration.ofSeconds(15);
  private static final Duration LASTING = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOKING = Duration.ofMillis(250);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PERCENT = 100;
  private static final String CARD = "4242 4242 4242 4242";

  private final PrintStream out;
  private final StoreAddress store;
  private final StoreProcesses processes;
  private final Browser browser = new Browser();
  private final ShopApi api;
  private final Shopper shopper;
  private final Reports reports;
  private final SecureRandom random = new SecureRandom();

  OrdersBench(StoreAddress store, PrintStream out) {
    this.store = store;
    this.out = out;
    this.processes = new StoreProcesses(store.pid());
    this.api = new ShopApi(browser, store.graphql(), store.apiKey());
    this.shopper = new Shopper(api);
    this.reports = new Reports(store.jdbcUrl());
  }

  void run() throws InterruptedException {
    var rest = processes.cpu();
    TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    var idle = processes.cpu().since(rest).total();
    out.printf(
        Locale.ROOT, "At rest: %.1f %% of one CPU%n", PERCENT * idle.toMillis() / IDLE.toMillis());
    // Not counted: it makes the functions and their classes be there.
    buy(WARMING);
    print(buy(LASTING));
    new ScarceBench(shopper, api, random, out).run();
  }

  /// What one round did.
  ///
  /// @param took from the first checkout until the last order was reported
  private record Round(
      Queue<String> paid,
      Times confirmed,
      Times accepted,
      Times reported,
      Duration took,
      StoreProcesses.Cpu cpu) {}

  private Round buy(Duration lasting) throws InterruptedException {
    var product = shopper.anyProduct("PHYSICAL").path("id").asText();
    var round = new Running(System.nanoTime());
    var before = processes.cpu();
    try (var http = HttpClient.newHttpClient();
        var buyers = Executors.newFixedThreadPool(BUYERS)) {
      for (var buyer = 0; buyer < BUYERS; buyer++) {
        // Its own connection: one may have 200 subscriptions.
        buyers.execute(() -> buyAgain(http, product, round, lasting));
      }
      buyers.shutdown();
      awaitReports(round, buyers::isTerminated);
    }
    return new Round(
        round.paid,
        round.confirmed,
        round.accepted,
        round.reported,
        Duration.ofNanos(System.nanoTime() - round.began),
        processes.cpu().since(before));
  }

  /// A round that is going on; when each order was paid, by its number.
  private static final class Running {

    private final long began;
    private final Queue<String> paid = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> waiting = new ConcurrentHashMap<>();
    private final Map<String, Long> paidAt = new ConcurrentHashMap<>();
    private final Times confirmed = new Times();
    private final Times accepted = new Times();
    private final Times reported = new Times();

    Running(long began) {
      this.began = began;
    }

    void pays(String number) {
      var now = System.nanoTime();
      paid.add(number);
      paidAt.put(number, now);
      waiting.put(number, now);
    }

    /// A status of an order arrived at its buyer.
    void arrived(JsonNode event) {
      var at = paidAt.get(event.path("orderNumber").asText());
      if (at == null) {
        return;
      }
      var since = Duration.ofNanos(System.nanoTime() - at);
      if (event.path("status").asText().equals("CONFIRMED")) {
        confirmed.add(since);
      }
      if (event.path("type").asText().equals("FULFILMENT_ACCEPTED")) {
        accepted.add(since);
      }
    }

    void isReported(String number) {
      var at = waiting.remove(number);
      if (at != null) {
        reported.add(Duration.ofNanos(System.nanoTime() - at));
      }
    }
  }

  private void buyAgain(HttpClient http, String product, Running round, Duration lasting) {
    try (var feed = StatusFeed.open(http, store.realtime(), store.apiKey())) {
      while (System.nanoTime() - round.began < lasting.toNanos()) {
        var order = place(product);
        var read =
            api.ask(Operations.ORDER_QUERY, Map.of("id", order.id(), "accessToken", order.token()));
        var done = new CountDownLatch(1);
        feed.follow(
                read.path("watchKey").asText(),
                event -> {
                  round.arrived(event);
                  if (event.path("fulfilmentStatus").asText().equals("ACCEPTED")) {
                    done.countDown();
                  }
                })
            .join();
        round.pays(order.number());
        new PaymentPage(browser, order.paymentUrl()).pay(PaymentPage.Card.numbered(CARD));
        var _ = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitReports(Running round, BooleanSupplier bought) throws InterruptedException {
    var end = System.nanoTime() + LASTING.plus(PATIENCE).toNanos();
    while ((!bought.getAsBoolean() || !round.waiting.isEmpty()) && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
      reports.loaded(List.copyOf(round.waiting.keySet())).forEach(round::isReported);
    }
  }

  private void print(Round round) {
    var orders = round.paid().size();
    out.printf(
        Locale.ROOT,
        "%d buyers, one after another each: %d orders, %.1f orders/s from checkout to report%n",
        BUYERS,
        orders,
        orders / (round.took().toNanos() / NANOS_PER_SECOND));
    out.printf("  payment to confirmed  %s%n", round.confirmed());
    out.printf("  payment to accepted   %s%n", round.accepted());
    out.printf("  payment to report     %s%n", round.reported());
    out.printf("  reported              %d of %d%n", round.reported().count(), orders);
    out.printf(
        "  CPU of an order       %d ms: %s%n",
        round.cpu().total().toMillis() / orders, round.cpu().each(orders));
  }

  private Shopper.PlacedOrder place(String product) {
    return shopper.order(email(), List.of(new Shopper.Wish(product, 1)), "bench-" + word());
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
