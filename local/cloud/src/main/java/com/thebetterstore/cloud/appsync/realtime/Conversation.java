package com.thebetterstore.cloud.appsync.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.auth.Authentication;
import com.thebetterstore.cloud.appsync.auth.Authentication.Accepted;
import com.thebetterstore.cloud.appsync.auth.Authenticator;
import com.thebetterstore.cloud.appsync.execution.AppSyncApi;
import com.thebetterstore.cloud.appsync.execution.GraphQlAnswer;
import com.thebetterstore.cloud.appsync.execution.Published;
import com.thebetterstore.cloud.appsync.execution.Subscription;
import com.thebetterstore.cloud.appsync.execution.SubscriptionStart;
import com.thebetterstore.cloud.appsync.execution.SubscriptionStart.Refused;
import com.thebetterstore.cloud.appsync.operation.HttpOrigin;
import com.thebetterstore.cloud.appsync.operation.OperationBody;
import com.thebetterstore.cloud.appsync.operation.ReadOperation;
import com.thebetterstore.cloud.appsync.operation.Tracing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The subscriptions of one connection, and what is said about them.
///
/// All frames leave under one lock, so that `start_ack` comes before the first `data`, and nothing
/// comes after `complete`.
final class Conversation {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
  private static final String PATH = "/graphql";

  private final AppSyncApi api;
  private final Authenticator authenticator;
  private final Tracing tracing;
  private final RealtimeEndpoint.Limits limits;
  private final String remoteAddress;

  /// By id, from when they are asked for until they are refused or stopped.
  private final Map<String, Start> starts = new LinkedHashMap<>();

  /// One `start`, which no later one under the same id is taken for.
  private static final class Start {

    /// Null while its resolver is still being asked.
    private @Nullable Subscription begun;
  }

  Conversation(
      AppSyncApi api,
      Authenticator authenticator,
      Tracing tracing,
      RealtimeEndpoint.Limits limits,
      String remoteAddress) {
    this.api = api;
    this.authenticator = authenticator;
    this.tracing = tracing;
    this.limits = limits;
    this.remoteAddress = remoteAddress;
  }

  /// Who opens the connection. What is signed is not the handshake, but this.
  Authentication connect(Map<String, List<String>> headers) {
    return authenticator.authenticate(HttpOrigin.presented(PATH + "/connect", headers, "{}"));
  }

  /// Begins a subscription, or says why not.
  void start(String id, JsonNode payload, Consumer<String> out) {
    var start = new Start();
    if (admits(id, start, out)) {
      // Outside of the lock: events of the other subscriptions do not wait until this is checked.
      // As a stage of its own, so that whatever is thrown becomes an answer, too.
      var _ =
          CompletableFuture.completedFuture(payload)
              .thenCompose(this::authorised)
              .whenComplete((started, failure) -> finish(id, start, started, failure, out));
    }
  }

  private synchronized boolean admits(String id, Start start, Consumer<String> out) {
    if (starts.containsKey(id)) {
      refuse(id, "DuplicatedOperationError", "Duplicated operation id: " + id, out);
      return false;
    }
    if (starts.size() >= limits.subscriptions()) {
      var problem =
          Frames.problem(
              "MaxSubscriptionsReachedError",
              "Max number of " + limits.subscriptions() + " subscriptions reached");
      out.accept(Frames.error(id, problem));
      return false;
    }
    starts.put(id, start);
    return true;
  }

  private CompletableFuture<SubscriptionStart> authorised(JsonNode payload) {
    var data = payload.path("data").asText();
    return switch (OperationBody.read(data)) {
      case ReadOperation.Unreadable(var why) -> refused("BadRequestException", why);
      case OperationBody operation -> authorised(payload, data, operation);
    };
  }

  private CompletableFuture<SubscriptionStart> authorised(
      JsonNode payload, String data, OperationBody operation) {
    var headers = ConnectionHeaders.of(payload.path("extensions").path("authorization"));
    if (headers.isEmpty()) {
      return refused("UnauthorizedException", "Required headers are missing.");
    }
    var presented = HttpOrigin.presented(PATH, headers.get(), data);
    return switch (authenticator.authenticate(presented)) {
      case Authentication.Refused(var message) -> refused("UnauthorizedException", message);
      case Accepted(var caller) -> {
        var origin = HttpOrigin.of(headers.get(), remoteAddress, tracing.requestId(), tracing);
        yield api.subscribe(operation.request(caller, origin));
      }
    };
  }

  private static CompletableFuture<SubscriptionStart> refused(String errorType, String message) {
    return CompletableFuture.completedFuture(Refused.because(errorType, message));
  }

  private synchronized void finish(
      String id,
      Start start,
      @Nullable SubscriptionStart started,
      @Nullable Throwable failure,
      Consumer<String> out) {
    // It was stopped in the meantime, and its id may be another's by now.
    if (starts.get(id) != start) {
      return;
    }
    switch (started) {
      case SubscriptionStart.Accepted(var subscription) -> {
        start.begun = subscription;
        out.accept(Frames.started(id));
      }
      case Refused(var errors) -> {
        starts.remove(id);
        out.accept(Frames.error(id, errors));
      }
      case null -> {
        starts.remove(id);
        LOG.atError().setCause(failure).log("a subscription could not be started");
        refuse(id, "InternalFailure", "An internal failure occurred.", out);
      }
    }
  }

  /// Ends a subscription.
  synchronized void stop(String id, Consumer<String> out) {
    if (starts.remove(id) == null) {
      refuse(id, "UnknownOperationError", "Unknown operation id: " + id, out);
      return;
    }
    out.accept(Frames.completed(id));
  }

  private static void refuse(String id, String errorType, String message, Consumer<String> out) {
    out.accept(Frames.error(id, List.of(Frames.problem(errorType, message))));
  }

  /// Sends the event to each subscription that wants it.
  void publish(Published event, Consumer<String> out) {
    for (var wanting : wanting(event)) {
      var _ =
          wanting
              .subscription()
              .select(event)
              .whenComplete((payload, failure) -> deliver(wanting, payload, failure, out));
    }
  }

  private record Wanting(String id, Start start, Subscription subscription) {}

  private synchronized List<Wanting> wanting(Published event) {
    var wanting = new ArrayList<Wanting>();
    starts.forEach((id, start) -> {
      var subscription = start.begun;
      if (subscription != null && subscription.wants(event)) {
        wanting.add(new Wanting(id, start, subscription));
      }
    });
    return wanting;
  }

  private synchronized void deliver(
      Wanting to,
      @Nullable GraphQlAnswer payload,
      @Nullable Throwable failure,
      Consumer<String> out) {
    if (payload == null) {
      LOG.atError().setCause(failure).log("an event could not be prepared for a subscriber");
      return;
    }
    if (starts.get(to.id()) != to.start()) {
      return;
    }
    var frame = Frames.data(to.id(), payload.body());
    if (frame.length() > limits.payloadCharacters()) {
      LOG.atWarn()
          .addKeyValue("characters", frame.length())
          .log("an event is too large to be sent");
      return;
    }
    out.accept(frame);
  }
}
