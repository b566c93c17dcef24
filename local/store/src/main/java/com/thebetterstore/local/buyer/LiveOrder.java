package com.thebetterstore.local.buyer;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// An order's status as its buyer sees it, whatever the network does: subscribe, then read the
/// order, then drop what is not newer than what is shown; and all of it again after a loss.
///
/// A change may be sent to nobody while the connection seems well, most likely just after the
/// subscription has begun. So the order is read again shortly after that, and then now and then.
public final class LiveOrder implements AutoCloseable {

  private final StoreAddress store;
  private final String number;
  private final String token;
  private final Consumer<Status> shown;
  private final Pace pace;
  private final ShopApi api;
  private final HttpClient http = HttpClient.newHttpClient();
  private final CompletableFuture<Void> watching = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Thread thread;
  private int newest;

  /// How long it waits.
  ///
  /// @param afterLoss until it connects again
  /// @param afterStart until it reads the order once more, when it has begun to watch
  /// @param between each further reading
  record Pace(Duration afterLoss, Duration afterStart, Duration between) {

    private static final Pace USUAL =
        new Pace(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(10));
  }

  /// A status of the order.
  ///
  /// @param type what happened last
  public record Status(
      int version, String type, String status, String paymentStatus, String fulfilmentStatus) {

    @Override
    public String toString() {
      return "v%d %s: %s, %s, %s".formatted(version, type, status, paymentStatus, fulfilmentStatus);
    }

    private static Status of(JsonNode event, String type) {
      return new Status(
          event.path("version").asInt(),
          type,
          event.path("status").asText(),
          event.path("paymentStatus").asText(),
          event.path("fulfilmentStatus").asText());
    }
  }

  /// Begins to watch.
  ///
  /// @param token lets its holder read the order
  /// @param shown gets each status that is newer than all before, one after another
  public LiveOrder(StoreAddress store, String number, String token, Consumer<Status> shown) {
    this(store, number, token, shown, Pace.USUAL);
  }

  LiveOrder(StoreAddress store, String number, String token, Consumer<Status> shown, Pace pace) {
    this.store = store;
    this.number = number;
    this.token = token;
    this.shown = shown;
    this.pace = pace;
    this.api = new ShopApi(new Browser(), store.graphql(), store.apiKey());
    this.thread = Thread.ofVirtual().name("live-order").start(this::keepWatching);
  }

  /// Returns when the order was read for the first time: nothing that happens from here on is
  /// missed.
  ///
  /// @throws IllegalStateException if there is no such order for that token
  public LiveOrder await() {
    try {
      watching.join();
      return this;
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private void keepWatching() {
    while (!closed.isDone()) {
      try {
        watch();
      } catch (RuntimeException failed) {
        // At first that is for the caller to know. Later it passes: the same order was there
        // before.
        if (watching.completeExceptionally(failed)) {
          return;
        }
      }
      LockSupport.parkNanos(closed.isDone() ? 0 : pace.afterLoss().toNanos());
    }
  }

  private void watch() {
    var watchKey = read().path("watchKey").asText();
    try (var feed = StatusFeed.open(http, store.realtime(), store.apiKey())) {
      feed.follow(watchKey, event -> show(Status.of(event, event.path("type").asText()))).join();
      showWhatIsStored();
      watching.complete(null);
      var over = CompletableFuture.anyOf(feed.gone(), closed);
      var answered = feed.ping();
      for (var wait = pace.afterStart(); !isDone(over, wait); wait = pace.between()) {
        showWhatIsStored();
        if (!answered.isDone()) {
          return;
        }
        answered = feed.ping();
      }
    }
  }

  private static boolean isDone(Future<?> over, Duration wait) {
    try {
      over.get(wait.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException | InterruptedException impossible) {
      throw new IllegalStateException("nobody fails or interrupts this", impossible);
    }
  }

  private void showWhatIsStored() {
    var order = read();
    show(Status.of(order, lastEvent(order)));
  }

  private JsonNode read() {
    var order = api.ask(Operations.ORDER_BY_NUMBER, Map.of("number", number, "accessToken", token));
    if (order.isNull()) {
      throw new IllegalStateException("There is no order %s for that token.".formatted(number));
    }
    return order;
  }

  private static String lastEvent(JsonNode order) {
    var events = order.path("events");
    return events.path(events.size() - 1).path("type").asText();
  }

  private synchronized void show(Status status) {
    if (status.version() > newest) {
      newest = status.version();
      shown.accept(status);
    }
  }

  @Override
  public void close() {
    closed.complete(null);
    LockSupport.unpark(thread);
    http.shutdownNow();
  }
}
