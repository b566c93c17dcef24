package com.thebetterstore.local.bench.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.run.Guest;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.buyer.StatusFeed;
import com.thebetterstore.local.demo.Reports;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How many orders the running store takes, from the checkout to the reports; how long each waits
/// for what follows from its payment; and what an order costs of the machine. The buyers use the
/// same machine, and what they cost is said apart.
public final class OrdersBench {

  private static final int BUYERS = 8;
  private static final Duration WARMING = Duration.ofSeconds(15);
  private static final Duration LASTING = Duration.ofSeconds(60);
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration LOOKING = Duration.ofMillis(250);
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double PERCENT = 100;

  private final PrintStream out;
  private final StoreAddress store;
  private final StoreProcesses processes;
  private final Reports reports;
  private final SecureRandom random = new SecureRandom();
  private final List<Guest> guests;

  /// A product for each piece that can be bought.
  private final Queue<String> pieces = new ConcurrentLinkedQueue<>();

  public OrdersBench(StoreAddress store, PrintStream out) {
    this.store = store;
    this.out = out;
    this.processes = new StoreProcesses(store.pid());
    this.reports = new Reports(store.jdbcUrl());
    this.guests = Guest.of(store, BUYERS, random);
  }

  public void run() throws InterruptedException {
    var rest = processes.cpu();
    TimeUnit.NANOSECONDS.sleep(IDLE.toNanos());
    var idle = processes.cpu().since(rest).total();
    out.printf(
        Locale.ROOT, "At rest: %.1f %% of one CPU%n", PERCENT * idle.toMillis() / IDLE.toMillis());
    // First of all: it needs a product of which enough is left.
    new ScarceBench(store, random, out).run();
    stockUp();
    // Not counted: it makes the functions and their classes be there.
    buy(WARMING);
    print(buy(LASTING));
    out.printf("Memory, MB: %s%n", processes.megabytes());
  }

  private void stockUp() {
    var all = new ArrayList<String>();
    for (var product : guests.getFirst().shopper().physicalProducts()) {
      all.addAll(Collections.nCopies(Shopper.pieces(product), product.path("id").asText()));
    }
    Collections.shuffle(all, random);
    pieces.addAll(all);
  }

  /// What one round did.
  ///
  /// @param took from the first checkout until the last order was reported
  /// @param buyers the CPU time of this process
  private record Round(
      BenchOrders orders, Duration took, StoreProcesses.Cpu cpu, Duration buyers) {}

  private Round buy(Duration lasting) throws InterruptedException {
    var orders = new BenchOrders();
    var began = System.nanoTime();
    var before = processes.cpu();
    var own = ownCpu();
    try (var http = HttpClient.newHttpClient();
        var buyers = Executors.newFixedThreadPool(BUYERS)) {
      for (var guest : guests) {
        // Its own connection: one may have 200 subscriptions.
        buyers.execute(() -> buyAgain(http, guest, orders, began + lasting.toNanos()));
      }
      buyers.shutdown();
      awaitReports(orders, buyers::isTerminated);
    }
    var took = Duration.ofNanos(System.nanoTime() - began);
    var cpu = processes.cpu().since(before);
    var buyers = ownCpu().minus(own);
    readMail(orders);
    return new Round(orders, took, cpu, buyers);
  }

  private static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void buyAgain(HttpClient http, Guest guest, BenchOrders orders, long end) {
    try (var feed = StatusFeed.open(http, store.realtime(), store.apiKey())) {
      for (var product = pieces.poll();
          product != null && System.nanoTime() < end;
          product = pieces.poll()) {
        var order = guest.order(product);
        var arguments = Map.of("id", order.id(), "accessToken", order.token());
        var read = guest.api().ask(Operations.ORDER_QUERY, arguments);
        var done = new CountDownLatch(1);
        feed.follow(
                read.path("watchKey").asText(),
                event -> {
                  arrived(orders, event);
                  if (event.path("fulfilmentStatus").asText().equals("ACCEPTED")) {
                    done.countDown();
                  }
                })
            .join();
        orders.paid(order.number(), Instant.now());
        guest.pay(order);
        var _ = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void arrived(BenchOrders orders, JsonNode event) {
    var number = event.path("orderNumber").asText();
    if (event.path("status").asText().equals("CONFIRMED")) {
      orders.happened(number, BenchOrders.Effect.CONFIRMED, Instant.now());
    }
    if (event.path("type").asText().equals("FULFILMENT_ACCEPTED")) {
      orders.happened(number, BenchOrders.Effect.ACCEPTED, Instant.now());
    }
  }

  private void awaitReports(BenchOrders orders, BooleanSupplier bought)
      throws InterruptedException {
    var end = System.nanoTime() + LASTING.plus(PATIENCE).toNanos();
    var unreported = orders.without(BenchOrders.Effect.REPORTED);
    while ((!bought.getAsBoolean() || !unreported.isEmpty()) && System.nanoTime() < end) {
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
      var now = Instant.now();
      reports
          .loaded(orders.without(BenchOrders.Effect.REPORTED))
          .forEach(number -> orders.happened(number, BenchOrders.Effect.REPORTED, now));
      unreported = orders.without(BenchOrders.Effect.REPORTED);
    }
  }

  /// The mailbox says of each mail when it came, so it is read when all is done.
  private void readMail(BenchOrders orders) throws InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    do {
      for (var mail : new BuyerMail(new Browser(), store.webUrl()).sentTo("")) {
        var subject = mail.path("subject").asText();
        if (subject.startsWith("Your receipt for order ")) {
          orders.happened(
              subject.substring(subject.lastIndexOf(' ') + 1),
              BenchOrders.Effect.RECEIPT_MAILED,
              Instant.parse(mail.path("sentAt").asText()));
        }
      }
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
    } while (!orders.without(BenchOrders.Effect.RECEIPT_MAILED).isEmpty()
        && System.nanoTime() < end);
  }

  private void print(Round round) {
    var count = round.orders().count();
    out.printf(
        Locale.ROOT,
        "%d buyers, one after another each: %d orders, %.1f orders/s from checkout to report%n",
        BUYERS,
        count,
        count / (round.took().toNanos() / NANOS_PER_SECOND));
    for (var effect : BenchOrders.Effect.values()) {
      out.printf("  payment to %-16s %s%n", effect.words(), round.orders().times(effect));
    }
    out.printf("  payment to %-16s %s%n", "all of these", round.orders().timesOfAll());
    var lost = round.orders().lost();
    out.printf("  lost                        %s%n", lost.isEmpty() ? "none" : "THESE: " + lost);
    out.printf(
        "  CPU of an order             %d ms: %s%n",
        round.cpu().total().toMillis() / count, round.cpu().each(count));
    out.printf("  CPU of its buyer            %d ms%n", round.buyers().toMillis() / count);
  }
}
