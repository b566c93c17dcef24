package com.thebetterstore.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.run.Guest;
import com.thebetterstore.local.bench.run.Times;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.buyer.StatusFeed;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// How long a change of an order takes to its buyer's screen, while orders are paid at a steady
/// rate.
///
/// A change's time is its `at`, which the store sets just before it commits the change; the store
/// and this process have the same clock. Each paid order is two messages: confirmed, and accepted
/// by fulfilment.
final class StatusBench {

  private static final int MANY = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int BUYERS_AT_ONCE = 4;
  private static final int BYTES_PER_KILOBYTE = 1024;
  private static final double NANOS_PER_SECOND = 1e9;

  /// Orders to pay, and how many each second. All together are fewer than the 200 subscriptions
  /// that one connection may have.
  private record Load(int orders, int perSecond) {}

  private static final Load USUAL = new Load(30, 2);
  private static final Load HEAVY = new Load(120, 10);

  private final StoreAddress store;
  private final PrintStream out;
  private final List<Guest> guests;
  private volatile Round round = new Round(0);

  StatusBench(StoreAddress store, PrintStream out) {
    this.store = store;
    this.out = out;
    this.guests = Guest.of(store, BUYERS_AT_ONCE, new SecureRandom());
  }

  private record WatchedOrder(Guest guest, Shopper.PlacedOrder order, String watchKey) {
    @Override
    public String toString() {
      return "WatchedOrder[…]";
    }
  }

  /// What is measured while one load lasts.
  private record Round(Times times, CountDownLatch accepted) {

    Round(int orders) {
      this(new Times(), new CountDownLatch(orders));
    }

    void arrived(JsonNode event) {
      times.add(Duration.between(Instant.parse(event.path("at").asText()), Instant.now()));
      if (event.path("fulfilmentStatus").asText().equals("ACCEPTED")) {
        accepted.countDown();
      }
    }
  }

  void run() throws IOException, InterruptedException {
    out.println("Time from a change of an order to its message");
    measure(1, "1 client, all orders");
    measure(MANY, MANY + " clients, an order each");
  }

  private void measure(int clients, String title) throws IOException, InterruptedException {
    var orders = placed(Math.max(clients, 2 * USUAL.orders() + HEAVY.orders()));
    var feeds = new ArrayList<StatusFeed>();
    try (var http = HttpClient.newHttpClient()) {
      var heap = new StoreHeap(store.pid());
      var before = heap.usedBytes();
      for (var index = 0; index < orders.size(); index++) {
        if (index < clients) {
          feeds.add(StatusFeed.open(http, store.realtime(), store.apiKey()));
        }
        var order = orders.get(index);
        // One connection may have 200 subscriptions: what was paid for need not be watched any
        // more.
        feeds.get(index % clients).follow(order.watchKey(), event -> round.arrived(event)).join();
      }
      if (clients > 1) {
        out.printf(
            "  %d open connections with a subscription take %d kB each%n",
            clients, (heap.usedBytes() - before) / clients / BYTES_PER_KILOBYTE);
      }
      // The first load is not counted: it makes the functions and their classes be there.
      pay(orders.subList(0, USUAL.orders()), USUAL);
      out.printf("  %s%n", title);
      report(orders.subList(USUAL.orders(), 2 * USUAL.orders()), USUAL);
      report(orders.subList(2 * USUAL.orders(), 2 * USUAL.orders() + HEAVY.orders()), HEAVY);
      feeds.forEach(StatusFeed::close);
    }
  }

  private void report(List<WatchedOrder> orders, Load load) throws InterruptedException {
    var began = System.nanoTime();
    pay(orders, load);
    var seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
    out.printf(
        Locale.ROOT,
        "    %2d orders/s asked, %4.1f/s done   %s, %d of %d orders followed to their end%n",
        load.perSecond(),
        orders.size() / seconds,
        round.times(),
        orders.size() - round.accepted().getCount(),
        orders.size());
  }

  /// Pays for each order in its time, and returns when all were reported as accepted.
  private void pay(List<WatchedOrder> orders, Load load) throws InterruptedException {
    round = new Round(orders.size());
    try (var payments = Executors.newVirtualThreadPerTaskExecutor()) {
      var next = System.nanoTime();
      for (var watched : orders) {
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        next += (long) (NANOS_PER_SECOND / load.perSecond());
        var _ = payments.submit(() -> watched.guest().pay(watched.order()));
      }
      var _ = round.accepted().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /// New orders that wait for their payment.
  private List<WatchedOrder> placed(int count) throws InterruptedException {
    var product = guests.getFirst().shopper().anyProduct("DIGITAL").path("id").asText();
    try (var buyers = Executors.newFixedThreadPool(BUYERS_AT_ONCE)) {
      var waiting =
          IntStream.range(0, count)
              .mapToObj(
                  index -> buyers.submit(() -> place(guests.get(index % guests.size()), product)))
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

  private static WatchedOrder place(Guest guest, String product) {
    var order = guest.order(product);
    var read =
        guest
            .api()
            .ask(Operations.ORDER_QUERY, Map.of("id", order.id(), "accessToken", order.token()));
    return new WatchedOrder(guest, order, read.path("watchKey").asText());
  }
}
