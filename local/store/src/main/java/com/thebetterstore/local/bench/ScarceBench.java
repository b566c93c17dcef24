package com.thebetterstore.local.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.StreamSupport;

/// Many buyers at once want the last pieces of a product: how many orders there are, which must be
/// as many as there are pieces, and how long the answers take.
final class ScarceBench {

  /// Below this many, `maxQuantityPerOrder` is what is in stock.
  private static final int MOST_PER_ORDER = 99;

  private static final int LARGEST_PAGE = 100;
  private static final int CHECKOUTS = 2000;
  private static final int AT_ONCE = 64;

  private final Shopper shopper;
  private final ShopApi api;
  private final SecureRandom random;
  private final PrintStream out;

  ScarceBench(Shopper shopper, ShopApi api, SecureRandom random, PrintStream out) {
    this.shopper = shopper;
    this.api = api;
    this.random = random;
    this.out = out;
  }

  void run() throws InterruptedException {
    var product = mostOfTheScarce();
    if (product.isEmpty()) {
      out.println("No product is scarce.");
      return;
    }
    var pieces = product.get().path("maxQuantityPerOrder").asInt();
    var id = product.get().path("id").asText();
    var winners = new Times();
    var losers = new Times();
    // All carts are full before the first checkout: an empty shelf fills none.
    var carts = atOnce(Collections.<Callable<JsonNode>>nCopies(CHECKOUTS, () -> cartWith(id)));
    var answers =
        atOnce(
            carts.stream()
                .<Callable<Boolean>>map(cart -> () -> isPlaced(cart, winners, losers))
                .toList());
    var orders = Collections.frequency(answers, true);
    out.printf(
        "%d checkouts for the last %d pieces, %d at once: %d orders, %s%n",
        CHECKOUTS, pieces, AT_ONCE, orders, orders == pieces ? "as it should be" : "WRONG");
    out.printf("  who got one      %s%n", winners);
    out.printf("  who got none     %s%n", losers);
  }

  private JsonNode cartWith(String productId) {
    var cart = shopper.fillCart(List.of(new Shopper.Wish(productId, 1)));
    return shopper.giveAddress(shopper.giveEmail(cart, "bench-%s@example.nz".formatted(word())));
  }

  private boolean isPlaced(JsonNode cart, Times winners, Times losers) {
    var input = Shopper.checkoutOf(cart, "bench-" + word());
    var began = System.nanoTime();
    var answer = api.ask(Operations.CHECKOUT_CREATE, Map.of("input", input));
    var isPlaced = !answer.path("checkout").isNull();
    (isPlaced ? winners : losers).add(Duration.ofNanos(System.nanoTime() - began));
    return isPlaced;
  }

  private Optional<JsonNode> mostOfTheScarce() {
    var products = api.ask(Operations.PRODUCTS, Map.of("first", LARGEST_PAGE)).path("edges");
    return StreamSupport.stream(products.spliterator(), false)
        .map(edge -> edge.path("node"))
        .filter(product -> pieces(product) > 0 && pieces(product) < MOST_PER_ORDER)
        .max(Comparator.comparingInt(ScarceBench::pieces));
  }

  private static int pieces(JsonNode product) {
    return product.path("maxQuantityPerOrder").asInt();
  }

  private static <T> List<T> atOnce(List<Callable<T>> work) throws InterruptedException {
    try (var buyers = Executors.newFixedThreadPool(AT_ONCE)) {
      return buyers.invokeAll(work).stream().map(ScarceBench::done).toList();
    }
  }

  private static <T> T done(Future<T> work) {
    try {
      return work.get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("a buyer got no answer", failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  private String word() {
    var bytes = new byte[8];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
