package com.thebetterstore.local.bench.orders;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.bench.run.Guest;
import com.thebetterstore.local.bench.run.Times;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.ShopApi;
import com.thebetterstore.local.buyer.Shopper;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Many buyers at once want the last pieces of a product: how many orders there are, which must be
/// as many as there are pieces, and how long the answers take.
final class ScarceBench {

  private static final int PIECES = 100;
  private static final int CHECKOUTS = 2000;
  private static final int AT_ONCE = 64;
  private static final int ATTEMPTS = 5;
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /// Nothing is scarce of which there is more than so many orders can hold.
  private static final int MOST_HELD = 12;

  private final List<Guest> guests;
  private final PrintStream out;

  ScarceBench(StoreAddress store, RandomGenerator random, PrintStream out) {
    this.guests = Guest.of(store, AT_ONCE, random);
    this.out = out;
  }

  /// A cart that somebody can check out.
  private record FullCart(Guest guest, JsonNode cart) {}

  void run() throws InterruptedException {
    var held = new ArrayDeque<Shopper.PlacedOrder>();
    var product = leftWith(held);
    if (product.isEmpty()) {
      out.printf("No product could be brought to its last %d pieces.%n", PIECES);
    } else {
      compete(product.get());
    }
    cancelAll(List.copyOf(held));
  }

  private void compete(String product) throws InterruptedException {
    var winners = new Times();
    var losers = new Times();
    // All carts are full before the first checkout: an empty shelf fills none.
    var carts =
        atOnce(
            IntStream.range(0, CHECKOUTS)
                .mapToObj(index -> guests.get(index % guests.size()))
                .<Callable<FullCart>>map(guest -> () -> fullCart(guest, product))
                .toList());
    var began = System.nanoTime();
    var placed =
        atOnce(
                carts.stream()
                    .<Callable<Optional<String>>>map(cart -> () -> checkOut(cart, winners, losers))
                    .toList())
            .stream()
            .flatMap(Optional::stream)
            .toList();
    var took = Duration.ofNanos(System.nanoTime() - began);
    out.printf(
        "%d checkouts for the last %d pieces, %d at once, in %s: %d orders, %s%n",
        CHECKOUTS,
        PIECES,
        AT_ONCE,
        Times.seconds(took),
        placed.size(),
        placed.size() == PIECES ? "as it should be" : "WRONG");
    out.printf("  who got one      %s%n", winners);
    out.printf(
        "  who got none     %s, %s within %s%n",
        losers,
        losers.percentile(100).compareTo(LONGEST) > 0 ? "NOT all" : "all",
        Times.seconds(LONGEST));
    atOnce(placed.stream().<Callable<JsonNode>>map(id -> () -> cancel(id)).toList());
  }

  private static FullCart fullCart(Guest guest, String product) {
    return again(() -> tryToFill(guest, product));
  }

  /// On a busy machine a function may run out of time: a buyer asks again then.
  private static <T> T again(Supplier<T> question) {
    for (var attempt = 1; ; attempt++) {
      try {
        return question.get();
      } catch (ShopApi.Failed failed) {
        if (attempt == ATTEMPTS) {
          throw failed;
        }
      }
    }
  }

  private static FullCart tryToFill(Guest guest, String product) {
    var shopper = guest.shopper();
    var cart = shopper.fillCart(List.of(new Shopper.Wish(product, 1)));
    return new FullCart(
        guest, shopper.giveAddress(shopper.giveEmail(cart, Guest.email(guest.word()))));
  }

  /// The checkout's id, if the cart got its piece.
  private static Optional<String> checkOut(FullCart full, Times winners, Times losers) {
    var guest = full.guest();
    var input = Shopper.checkoutOf(full.cart(), "bench-" + guest.word());
    var began = System.nanoTime();
    var answer = again(() -> guest.api().ask(Operations.CHECKOUT_CREATE, Map.of("input", input)));
    var checkout = answer.path("checkout");
    (checkout.isNull() ? losers : winners).add(Duration.ofNanos(System.nanoTime() - began));
    return Optional.of(checkout.path("id").asText()).filter(_ -> !checkout.isNull());
  }

  /// A product of which exactly [#PIECES] can be bought, since others are held by unpaid orders.
  private Optional<String> leftWith(Deque<Shopper.PlacedOrder> held) {
    var buyer = guests.getFirst().shopper();
    return buyer.physicalProducts().stream()
        .filter(product -> Shopper.pieces(product) == Shopper.MOST_PER_ORDER)
        .map(product -> product.path("id").asText())
        .filter(product -> leave(product, held))
        .findFirst();
  }

  private boolean leave(String product, Deque<Shopper.PlacedOrder> held) {
    var buyer = guests.getFirst();
    var here = new ArrayDeque<Shopper.PlacedOrder>();
    while (left(product) == Shopper.MOST_PER_ORDER && here.size() < MOST_HELD) {
      here.push(buyer.order(product, Shopper.MOST_PER_ORDER));
    }
    // Below what an order may have, it is what there is.
    var left = left(product);
    while (left < PIECES && !here.isEmpty()) {
      cancel(here.pop().checkoutId());
      left += Shopper.MOST_PER_ORDER;
    }
    var surplus = left - PIECES;
    if (surplus > 0 && surplus <= Shopper.MOST_PER_ORDER) {
      here.push(buyer.order(product, surplus));
      left = PIECES;
    }
    held.addAll(here);
    return left == PIECES;
  }

  private int left(String product) {
    return guests.getFirst().shopper().physicalProducts().stream()
        .filter(one -> one.path("id").asText().equals(product))
        .mapToInt(Shopper::pieces)
        .findFirst()
        .orElse(0);
  }

  private void cancelAll(List<Shopper.PlacedOrder> orders) {
    orders.forEach(order -> cancel(order.checkoutId()));
  }

  private JsonNode cancel(String checkoutId) {
    return guests
        .getFirst()
        .api()
        .ask(Operations.CHECKOUT_CANCEL, Map.of("checkoutId", checkoutId));
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
}
