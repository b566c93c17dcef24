package com.thebetterstore.cloud.appsync;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A client of the real-time protocol that says exactly what a test wants it to say.
final class RealtimeClient implements AutoCloseable, WebSocket.Listener {

  static final Map<String, String> GUEST = Map.of("host", "localhost", "x-api-key", ServedApi.KEY);
  private static final int PATIENCE_SECONDS = 20;

  private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final CompletableFuture<Byte> ponged = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;

  private RealtimeClient(URI uri, List<String> protocols, Map<String, String> headers) {
    var builder = http.newWebSocketBuilder();
    headers.forEach(builder::header);
    if (!protocols.isEmpty()) {
      builder.subprotocols(
          protocols.getFirst(), protocols.subList(1, protocols.size()).toArray(String[]::new));
    }
    socket = builder.buildAsync(uri, this).join();
  }

  static URI uri(ServedApi api) {
    return URI.create("ws://localhost:" + api.endpoint().getPort() + "/graphql/realtime");
  }

  /// Connects as Amplify does: headers as base64 in a second subprotocol.
  static RealtimeClient connect(ServedApi api, Map<String, String> headers) {
    return open(uri(api), List.of("graphql-ws", "header-" + encoded(headers)));
  }

  static RealtimeClient open(URI uri, List<String> protocols) {
    return open(uri, protocols, Map.of());
  }

  /// @param headers of the handshake itself
  static RealtimeClient open(URI uri, List<String> protocols, Map<String, String> headers) {
    return new RealtimeClient(uri, protocols, headers);
  }

  /// A guest whose connection is acknowledged.
  static RealtimeClient guest(ServedApi api) {
    var client = connect(api, GUEST);
    client.say("{\"type\":\"connection_init\"}");
    client.expect("connection_ack");
    client.expect("ka");
    return client;
  }

  static String encoded(Map<String, String> headers) {
    var json = json(headers).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
  }

  private static String json(Object value) {
    return new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(value).toString();
  }

  WebSocket socket() {
    return socket;
  }

  void say(String message) {
    socket.sendText(message, true).join();
  }

  /// Starts a subscription, with the variables as JSON.
  void start(String id, String query, Map<String, ?> variables, Map<String, String> headers) {
    say(starting(id, query, variables, headers));
  }

  /// The message that starts a subscription.
  static String starting(
      String id, String query, Map<String, ?> variables, Map<String, String> headers) {
    return starting(id, ServedApi.body(query, variables), headers);
  }

  /// @param data the operation as JSON, as it may be signed
  static String starting(String id, String data, Map<String, String> headers) {
    return json(
        Map.of(
            "id",
            id,
            "type",
            "start",
            "payload",
            Map.of("data", data, "extensions", Map.of("authorization", headers))));
  }

  void start(String id, String query) {
    start(id, query, Map.of(), GUEST);
  }

  void stop(String id) {
    say("{\"type\":\"stop\",\"id\":\"" + id + "\"}");
  }

  /// The next frame, which must be of this type.
  JsonNode expect(String type) {
    var frame = next();
    if (!frame.path("type").asText().equals(type)) {
      throw new AssertionError("expected " + type + " but got " + frame);
    }
    return frame;
  }

  JsonNode next() {
    try {
      var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (frame == null) {
        throw new AssertionError("nothing came");
      }
      return frame;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException("interrupted", stopped);
    }
  }

  /// Everything that has come and was not looked at.
  Stream<JsonNode> unread() {
    return frames.stream();
  }

  /// Sends a ping and waits for the answer to it.
  void ping() {
    socket.sendPing(ByteBuffer.wrap(new byte[] {7})).join();
    ponged.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /// The status with which the server closed the connection.
  int closeStatus() {
    return closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(ServedApi.json(part.toString()));
      part.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
    ponged.complete(message.get());
    from.request(1);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }
}
