package com.thebetterstore.local.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.StatusFeed;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// One connection to the store's live status, and all that was received over it, as it came.
final class Viewer implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final StatusFeed feed;
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();

  Viewer(StoreAddress store) {
    feed = StatusFeed.open(http, store.realtime(), store.apiKey());
  }

  CompletableFuture<Void> follow(String watchKey) {
    return feed.follow(watchKey, received::add);
  }

  List<JsonNode> received() {
    return received;
  }

  @Override
  public void close() {
    feed.close();
    http.shutdownNow();
  }
}
