package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import com.thebetterstore.cloud.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.cloud.testing.Eventually;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real-time protocol, frame by frame. Sources of the expected frames: AppSync developer guide,
/// "Building a real-time WebSocket client"; frames seen in public threads; Amplify's own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealtimeTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation {
        publish(key: ID, status: String, version: Int, note: String): Update @aws_iam
        publishStrict(key: ID): Strict @aws_iam
      }
      type Subscription {
        changed(key: ID!, status: String): Update
          @aws_subscribe(mutations: ["publish"]) @aws_api_key @aws_iam
        all(version: Int): Update @aws_subscribe(mutations: ["publish"]) @aws_api_key
        strict: Strict @aws_subscribe(mutations: ["publishStrict"]) @aws_api_key
        backendOnly: Update @aws_subscribe(mutations: ["publish"]) @aws_iam
      }
      type Update @aws_api_key @aws_iam { key: ID, status: String, version: Int, note: String }
      type Strict @aws_api_key @aws_iam { key: ID, must: String! }
      """;

  private static final String CHANGED =
      "subscription S($key: ID!, $status: String)"
          + " { changed(key: $key, status: $status) { key status version note } }";

  private static final ServedApi.Setup SETUP =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Mutation.publish", "echo")
          .resolve("Mutation.publishStrict", "echo")
          .resolve("Subscription.changed", "gate");

  private final ServedApi api = SETUP.serve(functions());

  private static FakeFunctions functions() {
    return new FakeFunctions()
        .on("echo", context -> new Result.Answered(context.path("arguments").toString()))
        .on("gate", RealtimeTest::gate);
  }

  /// Keys that begin with `good` may be watched.
  private static Result gate(JsonNode context) {
    return context.at("/arguments/key").asText().startsWith("good")
        ? new Result.Answered("null")
        : new Result.Failed("store.Denied", "There is no such order.");
  }

  @AfterAll
  void stop() {
    api.close();
  }

  private void publish(String arguments, String selection) {
    var answer = api.signedQuery("mutation { publish(" + arguments + ") { " + selection + " } }");
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
  }

  private RealtimeClient watching(String id, String key) {
    var client = RealtimeClient.guest(api);
    client.start(id, CHANGED, Map.of("key", key), RealtimeClient.GUEST);
    assertThat(client.expect("start_ack").path("id").asText()).isEqualTo(id);
    return client;
  }

  @Test
  void a_subscriber_hears_of_what_a_mutation_answers() {
    try (var client = watching("one", "good-1")) {
      publish("key: \"good-1\", status: \"PAID\", version: 2", "key status version note");

      assertThat(client.expect("data").toString())
          .isEqualTo(
              "{\"type\":\"data\",\"id\":\"one\",\"payload\":{\"data\":{\"changed\":{\"key\":"
                  + "\"good-1\",\"status\":\"PAID\",\"version\":2,\"note\":null}}}}");
    }
  }

  @Test
  void the_server_answers_with_the_protocol_graphql_ws_and_its_timeout() {
    try (var client = RealtimeClient.connect(api, RealtimeClient.GUEST)) {
      assertThat(client.socket().getSubprotocol()).isEqualTo("graphql-ws");
      client.say("{\"type\":\"connection_init\"}");
      assertThat(client.expect("connection_ack").at("/payload/connectionTimeoutMs").asInt())
          .isEqualTo(300_000);
    }
  }

  @Test
  void a_start_needs_no_init_before_it() {
    try (var client = RealtimeClient.connect(api, RealtimeClient.GUEST)) {
      client.start("x", "subscription { all { key } }");
      client.expect("start_ack");
    }
  }

  @Test
  void who_may_not_connect_is_let_in_and_told_so() {
    for (var headers :
        List.of(Map.of("host", "h", "x-api-key", "wrong"), Map.of("Authorization", "jwt"))) {
      try (var client = RealtimeClient.connect(api, headers)) {
        client.say("{\"type\":\"connection_init\"}");

        var error = client.expect("connection_error").at("/payload/errors/0");
        assertThat(error.path("errorType").asText()).isEqualTo("UnauthorizedException");
        assertThat(error.path("errorCode").asInt()).isEqualTo(401);
        assertThat(client.closeStatus()).isEqualTo(1000);
      }
    }
  }

  @Test
  void headers_that_cannot_be_read_are_missing() {
    for (var protocols : List.of(List.of("graphql-ws"), List.of("graphql-ws", "header-bWVvdw"))) {
      try (var client = RealtimeClient.open(RealtimeClient.uri(api), protocols)) {
        client.say("{\"type\":\"connection_init\"}");

        assertThat(client.expect("connection_error").at("/payload/errors/0").toString())
            .contains("\"message\":\"Required headers are missing.\"", "\"errorCode\":400");
      }
    }
  }

  @Test
  void each_start_proves_anew_who_asks() {
    try (var client = RealtimeClient.guest(api)) {
      client.start("x", "subscription { all { key } }", Map.of(), Map.of("x-api-key", "wrong"));
      assertThat(client.expect("error").at("/payload/errors/0/errorType").asText())
          .isEqualTo("UnauthorizedException");

      client.start(
          "y",
          "subscription { backendOnly { key } }",
          Map.of(),
          Map.of("authorization", ServedApi.GOOD_SIGNATURE));
      client.expect("start_ack");
    }
  }

  @Test
  void a_field_that_is_closed_to_the_mode_is_unauthorized() {
    try (var client = RealtimeClient.guest(api)) {
      client.start("x", "subscription { backendOnly { key } }");

      var error = client.expect("error").at("/payload/errors/0");
      assertThat(error.path("errorType").asText()).isEqualTo("Unauthorized");
      assertThat(error.path("message").asText())
          .isEqualTo("Not Authorized to access backendOnly on type Subscription");
    }
  }

  @Test
  void the_fields_resolver_may_deny_and_the_connection_goes_on() {
    try (var client = watching("mine", "good-3")) {
      client.start("theirs", CHANGED, Map.of("key", "bad-1"), RealtimeClient.GUEST);

      var error = client.expect("error");
      assertThat(error.path("id").asText()).isEqualTo("theirs");
      assertThat(error.at("/payload/errors/0/errorType").asText()).isEqualTo("store.Denied");
      publish("key: \"good-3\"", "key");
      assertThat(client.expect("data").path("id").asText()).isEqualTo("mine");
    }
  }

  @Test
  void a_denied_subscriber_receives_nothing_and_neither_do_those_with_other_keys() {
    try (var mine = watching("mine", "good-4");
        var denied = RealtimeClient.guest(api)) {
      denied.start("denied", CHANGED, Map.of("key", "bad-4"), RealtimeClient.GUEST);
      denied.expect("error");
      for (var key : List.of("bad-4", "good-5", "good-44", "GOOD-4", "")) {
        publish("key: \"" + key + "\"", "key");
      }
      publish("key: \"good-4\", status: \"last\"", "key status");

      assertThat(mine.expect("data").at("/payload/data/changed/status").asText()).isEqualTo("last");
      assertThat(denied.unread()).isEmpty();
    }
  }

  @Test
  void events_come_in_the_order_in_which_they_were_published() {
    try (var client = watching("order", "good-6")) {
      for (var version = 1; version <= 20; version++) {
        publish("key: \"good-6\", version: " + version, "key version");
      }
      var versions = new ArrayList<Integer>();
      for (var i = 0; i < 20; i++) {
        versions.add(client.expect("data").at("/payload/data/changed/version").asInt());
      }
      assertThat(versions).isSorted().hasSize(20);
    }
  }

  @Test
  void what_the_mutation_did_not_select_is_null_for_the_subscriber() {
    try (var client = watching("few", "good-7")) {
      publish("key: \"good-7\", status: \"S\", version: 3", "key");

      assertThat(client.expect("data").at("/payload/data/changed").toString())
          .isEqualTo("{\"key\":\"good-7\",\"status\":null,\"version\":null,\"note\":null}");
    }
  }

  @Test
  void a_result_without_the_filtered_field_is_no_event() {
    try (var client = watching("filter", "good-8")) {
      publish("key: \"good-8\", status: \"hidden\"", "status");
      publish("key: \"good-8\", status: \"shown\"", "key status");

      assertThat(client.expect("data").at("/payload/data/changed/status").asText())
          .isEqualTo("shown");
    }
  }

  @Test
  void a_null_argument_wants_a_null_and_one_that_is_absent_wants_anything() {
    try (var nulls = RealtimeClient.guest(api);
        var any = watching("any", "good-9")) {
      var variables = new java.util.LinkedHashMap<String, String>();
      variables.put("key", "good-9");
      variables.put("status", null);
      nulls.start("nulls", CHANGED, variables, RealtimeClient.GUEST);
      nulls.expect("start_ack");

      publish("key: \"good-9\", status: \"S\", version: 1", "key status version");
      publish("key: \"good-9\", version: 2", "key status version");

      assertThat(nulls.expect("data").at("/payload/data/changed/version").asInt()).isEqualTo(2);
      assertThat(any.expect("data").at("/payload/data/changed/version").asInt()).isEqualTo(1);
      assertThat(any.expect("data").at("/payload/data/changed/version").asInt()).isEqualTo(2);
    }
  }

  @Test
  void a_missing_value_that_must_not_be_null_is_an_error_beside_null_data() {
    try (var client = RealtimeClient.guest(api)) {
      client.start("strict", "subscription { strict { key must } }");
      client.expect("start_ack");

      api.signedQuery("mutation { publishStrict(key: 1) { key } }");

      var payload = client.expect("data").path("payload");
      assertThat(payload.at("/data/strict").isNull()).isTrue();
      assertThat(payload.at("/errors/0/message").asText())
          .isEqualTo(
              "Cannot return null for non-nullable type: 'String' within parent 'Strict'"
                  + " (/strict/must)");
    }
  }

  @Test
  void nothing_comes_after_complete() {
    try (var client = watching("gone", "good-10")) {
      client.stop("gone");
      assertThat(client.expect("complete").path("id").asText()).isEqualTo("gone");

      publish("key: \"good-10\"", "key");
      client.start("again", CHANGED, Map.of("key", "good-10"), RealtimeClient.GUEST);
      client.expect("start_ack");
      publish("key: \"good-10\"", "key");

      assertThat(client.expect("data").path("id").asText()).isEqualTo("again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "true", "null", "\"\"", "{\"a\":1}", "[\"a\"]"})
  void an_id_must_be_a_string(String id) {
    try (var client = RealtimeClient.guest(api)) {
      var payload =
          RealtimeClient.starting(
              "x", "subscription { all { key } }", Map.of(), RealtimeClient.GUEST);
      client.say(payload.replace("\"x\"", id));

      var error = client.expect("error");
      assertThat(error.has("id")).isFalse();
      assertThat(error.at("/payload/errors/0/message").asText())
          .isEqualTo("The operation's id must be a string.");
    }
  }

  @Test
  void an_id_is_used_once_at_a_time() {
    try (var client = watching("same", "good-11")) {
      client.start("same", "subscription { all { key } }");

      assertThat(client.expect("error").at("/payload/errors/0/errorType").asText())
          .isEqualTo("DuplicatedOperationError");
      client.stop("unknown");
      assertThat(client.expect("error").path("id").asText()).isEqualTo("unknown");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meow",
        "",
        "{",
        "[]",
        "7",
        "{\"type\":\"subscribe\"}",
        "{\"type\":7,\"id\":{}}",
        "{\"type\":\"start\"}",
        "{\"type\":\"start\",\"id\":\"a\"}",
        "{\"type\":\"start\",\"id\":\"a\",\"payload\":{\"data\":\"{\"}}",
        "{\"type\":\"start\",\"id\":\"a\",\"payload\":{\"data\":\"{\\\"query\\\":\\\"x\\\"}\"}}",
        "{\"type\":\"stop\"}",
        "{\"type\":\"stop\",\"id\":null}",
        "{\"type\":\"start\",\"id\":\"a\",\"payload\":{\"data\":{\"query\":\"subscription { all {"
            + " key } }\"}}}",
        "{\"type\":\"start\",\"id\":\"a\",\"payload\":7}",
        "{\"type\":\"connection_init\"} and more",
        "{\"type\":\"start\",\"id\":\"a\",\"payload\":{\"data\":\"{\\\"query\\\":\\\"subscription {"
            + " all { key } }\\\"} }\"}}",
      })
  void garbage_is_answered_with_an_error_and_the_connection_goes_on(String message) {
    try (var client = RealtimeClient.guest(api)) {
      client.say(message);
      assertThat(client.expect("error").at("/payload/errors/0/errorType").asText()).isNotEmpty();

      client.start("after", "subscription { all { key } }");
      client.expect("start_ack");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subscription { nothing { key } }",
        "subscription { changed { key } }",
        "subscription { all { key } changed(key: 1) { key } }",
        "subscription { all { key } ",
        "subscription { all @skip(if: true) { key } }",
        "subscription { all @include(if: false) { key } }",
        "subscription { all @include(if: true) { key } }",
        "subscription S($b: Boolean = true) { all @include(if: $b) { key } }",
        "subscription { all @include(if: $undefined) { key } }",
        "subscription { all @skip { key } }",
        "subscription { all @skip(if: \"x\") { key } }",
        "subscription { all @skip(if: null) { key } }",
        "subscription { all @skip(unless: true) { key } }",
        "subscription { ... @skip(if: true) { all { key } } }",
        "subscription S($b: Boolean = false) { ...F @skip(if: $b) } fragment F on Subscription {"
            + " all { key } }",
        "subscription S($b: Boolean = false) { ...F } fragment F on Subscription { all @skip(if:"
            + " $b) { key } }",
        "subscription { ...Nope }",
        "subscription { ...F } fragment F on Subscription { ...F }",
        "subscription { __typename }",
        "subscription { all { key } __typename }",
        "query { q }",
        "mutation { publish { key } }",
        "subscription S($v: Int!) { all(version: $v) { key } }",
        "subscription A { all { key } } subscription B { all { key } }",
      })
  void what_is_no_valid_subscription_does_not_start(String query) {
    try (var client = RealtimeClient.guest(api)) {
      client.start("x", query, Map.of("v", "many"), RealtimeClient.GUEST);

      var error = client.expect("error");
      assertThat(error.path("id").asText()).isEqualTo("x");
      assertThat(error.at("/payload/errors/0/message").asText()).isNotEmpty();
      assertThat(error.at("/payload/errors/0/errorType").asText()).isNotEqualTo("InternalFailure");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[\"good-1\"]", "true", "1.5", "null"})
  void a_key_that_is_neither_text_nor_integer_does_not_start(String key) throws Exception {
    try (var client = RealtimeClient.guest(api)) {
      var variables = new HashMap<String, Object>();
      variables.put("key", JsonMapper.builder().build().readValue(key, Object.class));
      client.start(
          "x",
          "subscription S($key: ID!) { changed(key: $key) { key } }",
          variables,
          RealtimeClient.GUEST);

      assertThat(client.expect("error").at("/payload/errors/0/message").asText())
          .contains("Variable 'key'");
    }
  }

  @Test
  void a_binary_frame_is_answered_with_an_error() {
    try (var client = RealtimeClient.guest(api)) {
      client.socket().sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
      client.expect("error");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "subscription { all { key } }",
        "subscription { all @skip(if: true) { key } }",
        "subscription S($b: Boolean = true) { all @include(if: $b) { key } }",
      })
  void a_subscription_cannot_be_had_over_http(String query) {
    var answer = api.post(ServedApi.body(query, Map.of()));

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"subscription { all @skip(if: \"x\") { key } }", "subscription { ...Nope }"})
  void a_wrong_subscription_over_http_has_its_mistake_explained(String query) {
    var answer = api.query(query);

    assertThat(answer.at("/errors/0/message").asText()).startsWith("Validation error");
  }

  @Test
  void a_request_without_an_upgrade_is_not_found() {
    var request = java.net.http.HttpRequest.newBuilder(api.endpoint().resolve("/graphql/realtime"));

    assertThat(api.send(request.build()).statusCode()).isEqualTo(404);
  }

  private static RealtimeEndpoint.Limits limits(
      Duration keepAlive, Duration age, int subscriptions, int payload, int waiting) {
    return new RealtimeEndpoint.Limits(
        keepAlive, age, 1_000, subscriptions, 128 * 1024, payload, waiting);
  }

  @Test
  void a_quiet_client_hears_that_the_server_is_there() {
    var often = limits(Duration.ofMillis(20), Duration.ofHours(1), 2, 1_000, 100);
    try (var served = SETUP.realtime(often).serve(functions());
        var client = RealtimeClient.guest(served)) {
      client.expect("ka");
      client.expect("ka");
    }
  }

  @Test
  void only_so_many_subscriptions_fit_on_a_connection_and_only_so_much_into_a_message() {
    var small = limits(Duration.ofHours(1), Duration.ofHours(1), 2, 1_000, 100);
    try (var served = SETUP.realtime(small).serve(functions());
        var client = RealtimeClient.guest(served)) {
      for (var id : List.of("1", "2")) {
        client.start(id, "subscription { all { key note } }");
        client.expect("start_ack");
      }
      client.start("3", "subscription { all { key } }");
      // AppSync sends an object here, where everything else has a list.
      assertThat(client.expect("error").at("/payload/errors").toString())
          .isEqualTo(
              "{\"errorType\":\"MaxSubscriptionsReachedError\","
                  + "\"message\":\"Max number of 2 subscriptions reached\"}");
      client.stop("2");
      client.expect("complete");

      served.signedQuery("mutation { publish(note: \"" + "x".repeat(1_000) + "\") { key note } }");
      served.signedQuery("mutation { publish(note: \"short\") { key note } }");
      assertThat(client.expect("data").at("/payload/data/all/note").asText()).isEqualTo("short");
    }
  }

  @Test
  void a_connection_is_closed_at_its_age() {
    var brief = limits(Duration.ofMillis(20), Duration.ofMillis(50), 2, 1_000, 100);
    try (var served = SETUP.realtime(brief).serve(functions());
        var client = RealtimeClient.connect(served, RealtimeClient.GUEST)) {
      assertThat(client.closeStatus()).isEqualTo(1001);
      Eventually.holds("the socket is forgotten", () -> served.realtime().connections() == 0);
    }
  }
}
