package com.thebetterstore.local.bench.crash;

import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Ports;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.crash.CrashBuyer.Bought;
import com.thebetterstore.local.bench.crash.CrashBuyer.Plan;
import com.thebetterstore.local.bench.run.Guest;
import com.thebetterstore.local.bench.run.OwnStore;
import com.thebetterstore.local.bench.run.Times;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import com.thebetterstore.local.desk.StaffDesk;
import com.thebetterstore.local.operate.QueueDepths;
import com.thebetterstore.local.staff.StaffAccount;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Kills a store in the middle of fifty purchases, with cancellations and refunds among them,
/// starts it again over the same data, and looks whether each order is right, once. Some rounds,
/// over the same data. Runs a store of its own.
public final class CrashBench {

  private static final int ROUNDS = 3;
  private static final int ORDERS = 50;
  private static final int AT_ONCE = 10;

  /// The kill comes after so many payments at the earliest, and so many at the latest.
  private static final int EARLIEST = 8;

  private static final int LATEST = 42;
  private static final int MAX_MILLIS_LATER = 400;

  /// Enough for all rounds, and so few that what is left of them is known.
  private static final int LEAST_STOCK = 30;

  private static final Duration PATIENCE = Duration.ofMinutes(16);
  private static final Duration LOOKING = Duration.ofSeconds(5);

  private final Path checkout;
  private final PrintStream out;
  private final Random random;
  private final long seed;

  /// @param seed says who buys what and when the store is killed
  public CrashBench(Path checkout, PrintStream out, long seed) {
    this.checkout = checkout;
    this.out = out;
    this.seed = seed;
    this.random = new Random(seed);
  }

  /// Whether all was right each time.
  public boolean run() throws IOException, InterruptedException {
    out.printf("Seed %d%n", seed);
    var data = Files.createTempDirectory("better-store-crash-");
    // The same after each start, as for those who buy.
    var port = Ports.free();
    var isRight = false;
    var store = OwnStore.start(checkout, data, port);
    try {
      var stock = stock(store.address());
      var all = new ArrayList<Bought>();
      for (var round = 1; round <= ROUNDS; round++) {
        store = round(round, store, data, port, stock, all);
      }
      isRight = isRight(store.address(), data, stock, all);
    } finally {
      store.close();
    }
    if (isRight) {
      OwnStore.delete(data);
    } else {
      out.printf("What is left of it: %s%n", data);
    }
    return isRight;
  }

  /// Of products of which the API says how many pieces are left.
  private static Map<String, Integer> stock(StoreAddress store) {
    var stock = new HashMap<String, Integer>();
    new Shopper(new ShopApi(new Browser(), store.graphql(), store.apiKey()))
        .physicalProducts().stream()
            .filter(product -> Shopper.pieces(product) >= LEAST_STOCK)
            .filter(product -> Shopper.pieces(product) < Shopper.MOST_PER_ORDER)
            .forEach(product -> stock.put(product.path("id").asText(), Shopper.pieces(product)));
    return stock;
  }

  /// Gives the store that goes on.
  private OwnStore round(
      int round, OwnStore first, Path data, int port, Map<String, Integer> stock, List<Bought> all)
      throws IOException, InterruptedException {
    var address = first.address();
    var killAfter = random.nextInt(EARLIEST, LATEST + 1);
    var paid = new CountDownLatch(killAfter);
    var desk = new AtomicReference<>(desk(address, data));
    var products = stock.keySet().stream().sorted().toList();
    try (var buyers = Executors.newFixedThreadPool(AT_ONCE)) {
      var bought = new ArrayList<Future<Bought>>();
      for (var guest : Guest.of(address, ORDERS, random)) {
        var buyer =
            new CrashBuyer(
                address,
                guest,
                plan(),
                products.get(random.nextInt(products.size())),
                1 + random.nextInt(2),
                desk::get,
                paid::countDown);
        bought.add(buyers.submit(buyer::buy));
      }
      paid.await();
      TimeUnit.MILLISECONDS.sleep(random.nextInt(MAX_MILLIS_LATER));
      var done = bought.stream().filter(Future::isDone).count();
      first.kill();
      var killed = System.nanoTime();
      var next = OwnStore.start(checkout, data, port);
      out.printf(
          "Round %d: killed after %d payments, %d of %d buyers were done; open again after %s%n",
          round,
          killAfter,
          done,
          ORDERS,
          Times.seconds(Duration.ofNanos(System.nanoTime() - killed)));
      desk.set(desk(next.address(), data));
      for (var one : bought) {
        all.add(one.get());
      }
      return next;
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a buyer got no answer", failed.getCause());
    }
  }

  private Plan plan() {
    var plans = List.of(Plan.KEEPS_IT, Plan.KEEPS_IT, Plan.CANCELS_IT, Plan.IS_PAID_BACK);
    return plans.get(random.nextInt(plans.size()));
  }

  private static StaffDesk desk(StoreAddress store, Path data) {
    return new StaffDesk(
        new StaffAccount(store, DataFolderKey.of(data), InstantSource.system()).api());
  }

  /// Waits until all is right, as long as it may take.
  private boolean isRight(
      StoreAddress store, Path data, Map<String, Integer> stock, List<Bought> all)
      throws IOException, InterruptedException {
    var began = System.nanoTime();
    var key = DataFolderKey.of(data);
    var queues = new QueueDepths(store, key);
    var aftermath = new Aftermath(store, data.resolve("logs/store.jsonl"), stock, ROUNDS);
    var problems = List.of("nothing is known yet");
    while (!problems.isEmpty() && System.nanoTime() - began < PATIENCE.toNanos()) {
      TimeUnit.NANOSECONDS.sleep(LOOKING.toNanos());
      var waiting = queues.notEmpty();
      problems =
          waiting.isEmpty() ? aftermath.problems(all) : List.of("messages wait in " + waiting);
    }
    if (problems.isEmpty()) {
      out.printf(
          "%d orders, %d of them cancelled and %d paid back in part, are right %s later; no message is"
              + " left; %d mails went out twice%n",
          all.size(),
          count(all, Plan.CANCELS_IT),
          count(all, Plan.IS_PAID_BACK),
          Times.seconds(Duration.ofNanos(System.nanoTime() - began)),
          aftermath.mailedTwice());
    } else {
      out.printf("WRONG:%n");
      problems.forEach(problem -> out.printf("  %s%n", problem));
      aftermath.problems(all).forEach(problem -> out.printf("  %s%n", problem));
    }
    return problems.isEmpty();
  }

  private static long count(List<Bought> all, Plan plan) {
    return all.stream().filter(one -> one.plan() == plan).count();
  }
}
