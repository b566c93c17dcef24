package com.thebetterstore.cloud.appsync.realtime;

import com.thebetterstore.cloud.appsync.auth.Authenticator;
import com.thebetterstore.cloud.appsync.execution.AppSyncApi;
import com.thebetterstore.cloud.appsync.execution.Published;
import com.thebetterstore.cloud.appsync.operation.Tracing;
import com.thebetterstore.cloud.timing.RepeatedTask;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.WebSocketCreator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens sockets on `/graphql/realtime`, and sends all of them what mutations publish.
public final class RealtimeEndpoint implements WebSocketCreator, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RealtimeEndpoint.class);
  private static final String PROTOCOL = "graphql-ws";

  /// More events do not wait to be sent. AppSync, too, promises to nobody that an event comes.
  private static final int MAX_WAITING_EVENTS = 10_000;

  private final Supplier<AppSyncApi> api;
  private final Authenticator authenticator;
  private final Tracing tracing;
  private final Limits limits;
  private final Set<RealtimeSocket> sockets = ConcurrentHashMap.newKeySet();

  /// One thread, so that every subscriber gets events in the order they were published.
  private final ExecutorService publisher =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MAX_WAITING_EVENTS),
          Thread.ofPlatform().name("graphql-publisher").daemon().factory());

  private final RepeatedTask timer;

  /// What one connection may take.
  ///
  /// @param keepAliveEvery how often a client gets a keep-alive message
  /// @param maxAge after which a connection is closed, when the next one would be sent
  /// @param sockets open at the same time, of all clients
  /// @param subscriptions open at the same time on one of them
  /// @param frameCharacters of a message from the client
  /// @param payloadCharacters of a message to it; a longer one is not sent
  /// @param waitingFrames that a client may leave unread before it is cut off
  public record Limits(
      Duration keepAliveEvery,
      Duration maxAge,
      int sockets,
      int subscriptions,
      int frameCharacters,
      int payloadCharacters,
      int waitingFrames) {

    /// Those of AppSync, but for the sockets, which AppSync does not limit so tightly.
    public static Limits ofAppSync() {
      return new Limits(
          Duration.ofMinutes(1), Duration.ofHours(24), 1_500, 200, 128 * 1024, 240 * 1024, 512);
    }
  }

  /// @param api asked for when the first socket opens: it needs [#publish] first
  public RealtimeEndpoint(
      Supplier<AppSyncApi> api, Authenticator authenticator, Tracing tracing, Limits limits) {
    this.api = api;
    this.authenticator = authenticator;
    this.tracing = tracing;
    this.limits = limits;
    timer = RepeatedTask.every(limits.keepAliveEvery(), "graphql-timer", this::keepAlive);
  }

  /// What goes wrong with one socket does not concern the others.
  private void keepAlive() {
    for (var socket : sockets) {
      try {
        socket.keepAlive();
      } catch (RuntimeException failed) {
        LOG.atWarn().setCause(failed).log("a keep-alive message cannot be sent");
      }
    }
  }

  @Override
  public @Nullable Object createWebSocket(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    // Not asked of the request itself, which would take other capitals for the same name.
    if (!request.getSubProtocols().contains(PROTOCOL)) {
      return RefusedSocket.withoutProtocol(request.getSubProtocols());
    }
    response.setAcceptedSubProtocol(PROTOCOL);
    if (sockets.size() >= limits.sockets()) {
      return RefusedSocket.tooMany();
    }
    var conversation =
        new Conversation(api.get(), authenticator, tracing, limits, Request.getRemoteAddr(request));
    return new RealtimeSocket(
        conversation, ConnectionHeaders.of(request).orElse(null), limits, sockets);
  }

  /// Sends to every subscriber of it, soon.
  public void publish(Published event) {
    try {
      publisher.execute(() -> publishNow(event));
    } catch (RejectedExecutionException tooManyOrClosed) {
      event.sent().accept(0);
      if (!publisher.isShutdown()) {
        LOG.atWarn().log("an event is sent to nobody: too many wait to be sent");
      }
    }
  }

  private void publishNow(Published event) {
    var sent = new AtomicInteger();
    sockets.forEach(socket -> socket.publish(event, sent::incrementAndGet));
    // No resolver runs for a message, so all have gone out by now.
    event.sent().accept(sent.get());
  }

  /// How many sockets are open.
  public int connections() {
    return sockets.size();
  }

  @Override
  public void close() {
    publisher.shutdownNow();
    timer.close();
  }
}
