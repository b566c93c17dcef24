package com.thebetterstore.cloud.appsync.realtime;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.appsync.auth.Authentication;
import com.thebetterstore.cloud.appsync.execution.Published;
import com.thebetterstore.cloud.appsync.schema.Surrogates;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/// One client's WebSocket.
///
/// A client that may not connect is let in and refused in its first answer: a refused handshake
/// would look to it like a broken network, and it would try again for ever. Public because Jetty
/// cannot call it otherwise.
public final class RealtimeSocket implements Session.Listener.AutoDemanding {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Duration CLIENT_TIMEOUT = Duration.ofMinutes(5);

  private final Conversation conversation;
  private final @Nullable Map<String, List<String>> headers;
  private final RealtimeEndpoint.Limits limits;
  private final Set<RealtimeSocket> open;

  private volatile @Nullable Session session;
  private volatile long openedAtNanos;
  private volatile boolean accepted;

  /// @param headers that the client presented; null if none could be read
  /// @param open the set of open sockets, in which this one keeps itself
  RealtimeSocket(
      Conversation conversation,
      @Nullable Map<String, List<String>> headers,
      RealtimeEndpoint.Limits limits,
      Set<RealtimeSocket> open) {
    this.conversation = conversation;
    this.headers = headers;
    this.limits = limits;
    this.open = open;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    opened.setMaxTextMessageSize(limits.frameCharacters());
    opened.setMaxBinaryMessageSize(limits.frameCharacters());
    opened.setMaxOutgoingFrames(limits.waitingFrames());
    opened.setIdleTimeout(CLIENT_TIMEOUT);
    session = opened;
    openedAtNanos = System.nanoTime();
    open.add(this);
  }

  /// Sends the client a keep-alive message; or that it must connect again, if this has lasted too
  /// long.
  void keepAlive() {
    if (System.nanoTime() - openedAtNanos >= limits.maxAge().toNanos()) {
      close(StatusCode.SHUTDOWN, "the connection is too old");
    } else if (accepted) {
      send(Frames.KEEP_ALIVE);
    }
  }

  @Override
  public void onWebSocketText(String message) {
    var refusal = refusal();
    if (refusal != null) {
      send(Frames.connectionError(refusal));
      close(StatusCode.NORMAL, "not authorised");
      return;
    }
    try {
      var tree = JSON.readTree(message);
      if (Surrogates.broken(tree).isPresent()) {
        send(unreadable());
      } else {
        receive(tree);
      }
    } catch (JacksonException garbage) {
      send(unreadable());
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    send(unreadable());
    callback.succeed();
  }

  private static String unreadable() {
    return Frames.error(
        null, List.of(Frames.problem("BadRequestException", "Unable to parse the message.")));
  }

  /// Asked at each message: a key or signature may have been good when the socket was opened only.
  private @Nullable Map<String, ?> refusal() {
    if (accepted) {
      return null;
    }
    if (headers == null) {
      return Map.of("message", "Required headers are missing.", "errorCode", 400);
    }
    return switch (conversation.connect(headers)) {
      case Authentication.Accepted _ -> {
        accepted = true;
        yield null;
      }
      case Authentication.Refused(var message) ->
          Map.of("errorType", "UnauthorizedException", "message", message, "errorCode", 401);
    };
  }

  private void receive(JsonNode message) {
    switch (message.path("type").asText("")) {
      case "connection_init" -> {
        send(Frames.acknowledged(CLIENT_TIMEOUT.toMillis()));
        send(Frames.KEEP_ALIVE);
      }
      case "start" ->
          withId(message, id -> conversation.start(id, message.path("payload"), this::send));
      case "stop" -> withId(message, id -> conversation.stop(id, this::send));
      default ->
          send(
              Frames.error(
                  message.path("id").textValue(),
                  List.of(
                      Frames.problem(
                          "UnsupportedOperation",
                          "unknown not supported through the realtime channel"))));
    }
  }

  private void withId(JsonNode message, Consumer<String> operation) {
    var id = message.path("id").textValue();
    if (id == null || id.isEmpty()) {
      var problem = Frames.problem("BadRequestException", "The operation's id must be a string.");
      send(Frames.error(null, List.of(problem)));
      return;
    }
    operation.accept(id);
  }

  /// @param sent called for each message
  void publish(Published event, Runnable sent) {
    conversation.publish(
        event,
        frame -> {
          send(frame);
          sent.run();
        });
  }

  /// Never blocks; a client that leaves too many frames unread is cut off.
  private void send(String frame) {
    var current = session;
    if (current != null && current.isOpen()) {
      current.sendText(frame, Callback.from(() -> {}, failure -> current.disconnect()));
    }
  }

  private void close(int status, String reason) {
    var current = session;
    if (current != null) {
      current.close(status, reason, Callback.NOOP);
    }
  }

  @Override
  public void onWebSocketClose(int status, @Nullable String reason, Callback callback) {
    open.remove(this);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    open.remove(this);
  }
}
