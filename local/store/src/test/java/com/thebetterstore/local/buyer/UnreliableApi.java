package com.thebetterstore.local.buyer;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.web.WebServer;
import com.thebetterstore.local.StoreAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/// An API with one order, which publishes a change when a test says so: late, twice, or not at all.
final class UnreliableApi implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final WebServer server = new WebServer(0);

  /// The id under which each connection watches the order.
  private final Map<Session, String> watchers = new ConcurrentHashMap<>();

  private final AtomicInteger version = new AtomicInteger(1);
  private final AtomicInteger failures = new AtomicInteger();
  private Runnable meanwhile = () -> {};

  UnreliableApi() {
    server.mount("/graphql", new Reads());
    server.mountSocket(
        "/graphql/realtime",
        (request, response, callback) -> {
          response.setAcceptedSubProtocol("graphql-ws");
          return new Watcher(this);
        });
    server.start();
  }

  StoreAddress address() {
    return new StoreAddress(server.uri(), "key", "", URI.create("http://localhost"), "sk_test", 1);
  }

  /// What a buyer sees of a version of the order.
  static LiveOrder.Status status(int version) {
    return new LiveOrder.Status(
        version, "T" + version, "S" + version, "P" + version, "F" + version);
  }

  int version() {
    return version.get();
  }

  /// Changes the order, and publishes nothing.
  int change() {
    return version.incrementAndGet();
  }

  /// Sends those who watch now a version, be it old or new.
  void send(int version) {
    var payload = JSON.createObjectNode();
    payload.putObject("data").set("orderStatusChanged", fields(version).put("type", "T" + version));
    watchers.forEach((session, id) ->
        send(
            session,
            JSON.createObjectNode().put("type", "data").put("id", id).set("payload", payload)));
  }

  boolean isWatched() {
    return !watchers.isEmpty();
  }

  /// Closes every connection, and says so.
  void goAway() {
    watchers
        .keySet()
        .forEach(session -> {
          watchers.remove(session);
          session.close(
              StatusCode.SHUTDOWN, "going away", org.eclipse.jetty.websocket.api.Callback.NOOP);
        });
  }

  /// Cuts every connection without a word.
  void disconnect() {
    watchers
        .keySet()
        .forEach(session -> {
          watchers.remove(session);
          session.disconnect();
        });
  }

  /// Does this once, between the next reading of the order and its answer.
  synchronized void duringTheNextRead(Runnable something) {
    meanwhile = something;
  }

  private synchronized void doMeanwhile() {
    var something = meanwhile;
    meanwhile = () -> {};
    something.run();
  }

  void failReads(int count) {
    failures.set(count);
  }

  @Override
  public void close() {
    server.close();
  }

  private static ObjectNode fields(int version) {
    return JSON.createObjectNode()
        .put("version", version)
        .put("status", "S" + version)
        .put("paymentStatus", "P" + version)
        .put("fulfilmentStatus", "F" + version);
  }

  private static void send(Session session, ObjectNode frame) {
    session.sendText(frame.toString(), org.eclipse.jetty.websocket.api.Callback.NOOP);
  }

  private final class Reads extends Handler.Abstract {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      // One reading: the next change may come at any moment.
      var now = version.get();
      var order = fields(now).put("watchKey", "watch");
      order.putArray("events").addObject().put("type", "T" + now);
      doMeanwhile();
      var answer = JSON.createObjectNode();
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        answer.putNull("data").putArray("errors").addObject().put("message", "Timed out.");
      } else {
        answer.putObject("data").set("orderByNumber", order);
      }
      Content.Sink.write(response, true, answer.toString(), callback);
      return true;
    }
  }

  /// One connection. Public because Jetty cannot call it otherwise.
  public static final class Watcher extends Session.Listener.AbstractAutoDemanding {

    private final UnreliableApi api;

    Watcher(UnreliableApi api) {
      this.api = api;
    }

    @Override
    public void onWebSocketText(String text) {
      try {
        var frame = JSON.readTree(text);
        var answer = JSON.createObjectNode();
        if (frame.path("type").asText().equals("start")) {
          api.watchers.put(getSession(), frame.path("id").asText());
          send(getSession(), answer.put("type", "start_ack").put("id", frame.path("id").asText()));
        } else {
          send(getSession(), answer.put("type", "connection_ack"));
        }
      } catch (JacksonException notJson) {
        throw new IllegalStateException(text, notJson);
      }
    }

    @Override
    public void onWebSocketClose(
        int status, String reason, org.eclipse.jetty.websocket.api.Callback callback) {
      api.watchers.remove(getSession());
      callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
      api.watchers.remove(getSession());
    }
  }
}
