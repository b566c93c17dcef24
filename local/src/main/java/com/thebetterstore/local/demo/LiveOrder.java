package com.thebetterstore.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// An order's status as its buyer sees it, whatever the network does: subscribe, then read the
/// order, then drop what is not newer than what is shown; and all of it again after a loss.
public final class LiveOrder implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StoreAddress store;
  private final String number;
  private final String token;
  private final Consumer<Status> shown;
  private final ShopApi api;
  private final HttpClient http = HttpClient.newHttpClient();
  private final CompletableFuture<Void> watching = new CompletableFuture<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Thread thread;
  private int newest;

  /// A status of the order.
  ///
  /// @param type what happened last
  public record Status(
      int version, String type, String status, String paymentStatus, String fulfilmentStatus) {

    @Override
    public String toString() {
      return "v%d %s: %s, %s, %s".formatted(version, type, status, paymentStatus, fulfilmentStatus);
    }

    private static Status of(JsonNode told, String type) {
      return new Status(
          told.path("version").asInt(),
          type,
          told.path("status").asText(),
          told.path("paymentStatus").asText(),
          told.path("fulfilmentStatus").asText());
    }
  }

  /// Begins to watch.
  ///
  /// @param token lets its holder read the order
  /// @param shown gets each status that is newer than all before, one after another
  public LiveOrder(StoreAddress store, String number, String token, Consumer<Status> shown) {
    this.store = store;
    this.number = number;
    this.token = token;
    this.shown = shown;
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
      } catch (UncheckedIOException | CompletionException lost) {
        if (!watching.isDone()) {
          watching.completeExceptionally(lost);
          return;
        }
      } catch (RuntimeException refused) {
        watching.completeExceptionally(refused);
        return;
      }
      LockSupport.parkNanos(closed.isDone() ? 0 : PAUSE.toNanos());
    }
  }

  private void watch() {
    var watchKey = read().path("watchKey").asText();
    try (var feed = StatusFeed.open(http, store.realtime(), store.apiKey())) {
      feed.follow(watchKey, told -> show(Status.of(told, told.path("type").asText()))).join();
      var order = read();
      show(Status.of(order, lastEvent(order)));
      watching.complete(null);
      CompletableFuture.anyOf(feed.gone(), closed).join();
    }
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
