package com.thebetterstore.local.buyer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// One connection to the API's real-time endpoint, as a storefront has it: AppSync's protocol over
/// a WebSocket, with the storefront's API key.
///
/// Nothing that happens while it is not connected is sent later; [LiveOrder] deals with that.
public final class StatusFeed implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int PATIENCE_SECONDS = 20;
  private static final String CONNECTED = "";
  private static final String SUBSCRIPTION =
      """
      subscription ($watchKey: ID!) {
        orderStatusChanged(watchKey: $watchKey) {
          orderId orderNumber version type status paymentStatus fulfilmentStatus at
        }
      }
      """;

  private final Map<String, String> credentials;
  private final Map<String, CompletableFuture<Void>> answers = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> gone = new CompletableFuture<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final WebSocket socket;
  private volatile CompletableFuture<Void> pong = new CompletableFuture<>();

  private StatusFeed(HttpClient http, URI endpoint, String apiKey) {
    credentials = Map.of("host", endpoint.getAuthority(), "x-api-key", apiKey);
    var header =
        Base64.getUrlEncoder().withoutPadding().encodeToString(write(credentials).getBytes(UTF_8));
    var connected = answer(CONNECTED);
    socket =
        http.newWebSocketBuilder()
            .subprotocols("graphql-ws", "header-" + header)
            .buildAsync(endpoint, new Frames())
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
    say(Map.of("type", "connection_init"));
    connected.join();
  }

  /// Connects, and returns when the endpoint has let the client in.
  ///
  /// @param endpoint such as `ws://127.0.0.1:4000/graphql/realtime`
  /// @throws UncheckedIOException if it cannot be reached, or does not let the client in
  public static StatusFeed open(HttpClient http, URI endpoint, String apiKey) {
    try {
      return new StatusFeed(http, endpoint, apiKey);
    } catch (CompletionException refused) {
      throw new UncheckedIOException(
          "no answer from " + endpoint, new IOException(refused.getCause()));
    }
  }

  /// The endpoint refused to follow that order.
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /// Follows one order.
  ///
  /// @param listener gets each `OrderStatusEvent`, as it arrives
  /// @return done when the endpoint has begun to send, or failed with [Refused]
  public CompletableFuture<Void> follow(String watchKey, Consumer<JsonNode> listener) {
    var id = Integer.toString(ids.incrementAndGet());
    var data = write(Map.of("query", SUBSCRIPTION, "variables", Map.of("watchKey", watchKey)));
    var payload = Map.of("data", data, "extensions", Map.of("authorization", credentials));
    listeners.put(id, listener);
    var started = answer(id);
    say(Map.of("id", id, "type", "start", "payload", payload));
    return started;
  }

  /// Asks the endpoint whether it is still there: the JDK's WebSocket does not notice the end of a
  /// connection that comes right behind a message.
  ///
  /// @return done when it has answered; which it may never do
  public CompletableFuture<Void> ping() {
    var answered = new CompletableFuture<Void>();
    pong = answered;
    synchronized (this) {
      socket.sendPing(ByteBuffer.allocate(0)).join();
    }
    return answered;
  }

  /// Done when the connection is known to be over, for whatever reason.
  public CompletableFuture<Void> gone() {
    return gone;
  }

  @Override
  public void close() {
    gone.complete(null);
    socket.abort();
  }

  private CompletableFuture<Void> answer(String id) {
    var answer = new CompletableFuture<Void>().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    answers.put(id, answer);
    return answer;
  }

  /// The JDK's WebSocket takes one message at a time.
  private synchronized void say(Map<String, ?> message) {
    socket.sendText(write(message), true).join();
  }

  private void take(JsonNode frame) {
    var id = frame.path("id").asText();
    switch (frame.path("type").asText()) {
      case "connection_ack", "start_ack" -> answered(id).complete(null);
      case "connection_error", "error" ->
          answered(id).completeExceptionally(new Refused(frame.path("payload").toString()));
      case "data" -> {
        var listener = listeners.get(id);
        if (listener != null) {
          listener.accept(frame.at("/payload/data/orderStatusChanged"));
        }
      }
      default -> {
        // `ka` says that the connection lives, `complete` that a subscription ended.
      }
    }
  }

  private CompletableFuture<Void> answered(String id) {
    var waiting = answers.remove(id);
    return waiting == null ? new CompletableFuture<>() : waiting;
  }

  private void lost(Throwable reason) {
    answers.values().forEach(waiting -> waiting.completeExceptionally(reason));
    gone.complete(null);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of strings can be written", impossible);
    }
  }

  private final class Frames implements WebSocket.Listener {
    private final StringBuilder begun = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      begun.append(data);
      if (last) {
        var frame = begun.toString();
        begun.setLength(0);
        try {
          take(JSON.readTree(frame));
        } catch (JsonProcessingException notJson) {
          lost(notJson);
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      pong.complete(null);
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      lost(new IOException("closed with status " + status));
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      lost(error);
    }
  }
}
