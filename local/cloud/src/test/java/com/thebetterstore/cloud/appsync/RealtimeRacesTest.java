package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.appsync.execution.Published;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import com.thebetterstore.cloud.testing.Eventually;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What happens at the same time on the real-time endpoint.
class RealtimeRacesTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation { publish(key: ID, version: Int): Update @aws_iam }
      type Subscription {
        changed(key: ID!): Update @aws_subscribe(mutations: ["publish"]) @aws_api_key
        all: Update @aws_subscribe(mutations: ["publish"]) @aws_api_key
        backendOnly: Update @aws_subscribe(mutations: ["publish"]) @aws_iam
      }
      type Update @aws_api_key @aws_iam { key: ID, version: Int }
      """;

  private static final String CHANGED =
      "subscription S($key: ID!) { changed(key: $key) { key version } }";

  private final CountDownLatch slow = new CountDownLatch(1);
  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Mutation.publish", "echo")
          .resolve("Subscription.changed", "gate")
          .permissions(this::allow)
          .serve(
              new FakeFunctions()
                  .on("echo", context -> new Result.Answered(context.path("arguments").toString()))
                  .on("gate", this::gate));

  @AfterEach
  void stop() {
    slow.countDown();
    api.close();
  }

  /// Slow keys are let in when the test says so, all others at once.
  private Result gate(JsonNode context) {
    if (context.at("/arguments/key").asText().startsWith("slow")) {
      await(slow);
    }
    return new Result.Answered("null");
  }

  private boolean allow(ApiCaller.Principal caller, String fieldArn) {
    if (fieldArn.endsWith("/backendOnly")) {
      await(slow);
    }
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish(String key, int version) {
    api.signedQuery(
        "mutation { publish(key: \"%s\", version: %d) { key version } }".formatted(key, version));
  }

  private static void start(RealtimeClient client, String id, String key) {
    client.start(id, CHANGED, Map.of("key", key), RealtimeClient.GUEST);
  }

  private static JsonNode told(JsonNode data) {
    return data.at("/payload/data").elements().next();
  }

  @Test
  void a_start_that_was_stopped_never_comes_back_under_its_id() {
    try (var client = RealtimeClient.guest(api)) {
      start(client, "x", "slow");
      client.stop("x");
      client.expect("complete");
      start(client, "x", "quick");
      client.expect("start_ack");

      slow.countDown();
      start(client, "y", "slow");
      assertThat(client.expect("start_ack").path("id").asText()).isEqualTo("y");
      client.stop("y");
      client.expect("complete");
      publish("slow", 1);
      publish("quick", 2);

      assertThat(told(client.expect("data")).path("version").asInt()).isEqualTo(2);
    }
  }

  @Test
  void nothing_is_told_before_start_ack() {
    try (var client = RealtimeClient.guest(api);
        var other = RealtimeClient.guest(api)) {
      other.start("other", "subscription { all { version } }");
      other.expect("start_ack");
      start(client, "x", "slow");
      publish("slow", 1);
      // One event is told to everybody before the next one is looked at.
      publish("another", 1);
      other.expect("data");
      other.expect("data");

      slow.countDown();

      client.expect("start_ack");
      publish("slow", 2);
      assertThat(told(client.expect("data")).path("version").asInt()).isEqualTo(2);
    }
  }

  @Test
  void a_start_that_takes_long_to_check_holds_up_nobody_elses_events() {
    try (var client = RealtimeClient.guest(api);
        var other = RealtimeClient.guest(api)) {
      other.start("other", "subscription { all { version } }");
      other.expect("start_ack");
      client.start(
          "x",
          "subscription { backendOnly { version } }",
          Map.of(),
          Map.of("authorization", ServedApi.GOOD_SIGNATURE));

      for (var version = 1; version <= 3; version++) {
        publish("any", version);
        assertThat(told(other.expect("data")).path("version").asInt()).isEqualTo(version);
      }
    }
  }

  @Test
  void what_one_request_publishes_is_told_in_the_order_of_its_fields() {
    try (var client = RealtimeClient.guest(api)) {
      client.start("x", "subscription { all { version } }");
      client.expect("start_ack");

      api.signedQuery(
          "mutation { z: publish(version: 1) { version } a: publish(version: 2) { version }"
              + " m: publish(version: 3) { version } }");

      for (var version = 1; version <= 3; version++) {
        assertThat(told(client.expect("data")).path("version").asInt()).isEqualTo(version);
      }
    }
  }

  /// A result that cannot be read until the test says so: it holds up the thread that publishes.
  private final class SlowResult extends AbstractMap<String, Object> {

    @Override
    public Set<Entry<String, Object>> entrySet() {
      await(slow);
      return Set.of();
    }
  }

  /// As if a mutation had answered with this.
  private void publish(Object result) {
    api.realtime().publish(new Published("publish", result, _ -> {}));
  }

  @Test
  void more_events_than_can_wait_are_dropped_and_the_next_ones_are_told() {
    var waiting = 10_000;
    try (var client = RealtimeClient.guest(api)) {
      start(client, "x", "mine");
      client.expect("start_ack");
      publish(new SlowResult());
      for (var others = 0; others < waiting; others++) {
        publish(Map.of("key", "theirs"));
      }
      for (var lost = 0; lost < 2; lost++) {
        publish(Map.of("key", "mine", "version", lost));
      }

      slow.countDown();

      Eventually.holds(
          "an event is told again",
          () -> {
            publish("mine", 7);
            return client.unread().findAny().isPresent();
          });
      assertThat(told(client.expect("data")).path("version").asInt()).isEqualTo(7);
    }
  }

  @Test
  void a_server_that_stops_says_that_it_goes_away() {
    try (var client = RealtimeClient.guest(api)) {
      api.close();

      assertThat(client.closeStatus()).isEqualTo(1001);
    }
  }
}
