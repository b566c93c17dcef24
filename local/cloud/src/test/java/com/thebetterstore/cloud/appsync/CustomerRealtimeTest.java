package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.auth.PoolTokens;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Customers on the real-time socket: the handshake has one token, and each `start` its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CustomerRealtimeTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation { publish(key: ID): Update @aws_iam }
      type Subscription {
        forCustomers(key: ID): Update
          @aws_subscribe(mutations: ["publish"]) @aws_cognito_user_pools
        forStaff(key: ID): Update
          @aws_subscribe(mutations: ["publish"]) @aws_cognito_user_pools(cognito_groups: ["Staff"])
        forGuests(key: ID): Update @aws_subscribe(mutations: ["publish"]) @aws_api_key
      }
      type Update @aws_api_key @aws_iam @aws_cognito_user_pools {
        key: ID
        cost: Int @aws_iam @aws_cognito_user_pools(cognito_groups: ["Staff"])
      }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Mutation.publish", "echo")
          .resolve("Subscription.forCustomers", "gate")
          .serve(
              new FakeFunctions()
                  .on("gate", "null")
                  .on(
                      "echo",
                      context ->
                          new Result.Answered(
                              "{\"key\":" + context.at("/arguments/key") + ",\"cost\":7}")));

  @AfterAll
  void stop() {
    api.close();
  }

  /// As Amplify writes it.
  private static Map<String, String> with(String token) {
    return Map.of("host", "localhost", "Authorization", token);
  }

  private static RealtimeClient connected(ServedApi api, String token) {
    var client = RealtimeClient.connect(api, with(token));
    client.say("{\"type\":\"connection_init\"}");
    client.expect("connection_ack");
    client.expect("ka");
    return client;
  }

  private void publish(String key) {
    api.signedQuery("mutation { publish(key: \"" + key + "\") { key cost } }");
  }

  @Test
  void a_customer_hears_of_what_is_published() {
    for (var token : List.of(PoolTokens.access(), PoolTokens.id(), "Bearer " + PoolTokens.id())) {
      try (var client = connected(api, token)) {
        client.start("one", "subscription { forCustomers { key } }", Map.of(), with(token));
        client.expect("start_ack");
        publish("a");

        assertThat(client.expect("data").at("/payload/data/forCustomers/key").asText())
            .isEqualTo("a");
      }
    }
  }

  @Test
  void the_fields_resolver_learns_who_subscribes() {
    var token = PoolTokens.access("Staff");
    try (var client = connected(api, token)) {
      client.start("one", "subscription { forCustomers { key } }", Map.of(), with(token));
      client.expect("start_ack");

      var identity = api.functions().lastPayload().path("identity");
      assertThat(identity.path("sub").asText()).isEqualTo(PoolTokens.SUB);
      assertThat(identity.path("groups").toString()).isEqualTo("[\"Staff\"]");
      assertThat(identity.path("sourceIp").toString()).isEqualTo("[\"127.0.0.1\"]");
    }
  }

  static List<Arguments> badTokens() {
    return List.of(
        Arguments.of("meow", "Unable to parse JWT token."),
        Arguments.of("", "Unable to parse JWT token."),
        Arguments.of(PoolTokens.signed(PoolTokens.expired()), "Token has expired."),
        Arguments.of(
            PoolTokens.signed(PoolTokens.ofAnotherPool()),
            "You are not authorized to make this call."),
        Arguments.of(
            PoolTokens.access().replaceFirst("\\.[^.]+$", ".AAAA"),
            "You are not authorized to make this call."));
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void who_connects_with_a_bad_token_is_let_in_and_told_so(String token, String message) {
    try (var client = RealtimeClient.connect(api, with(token))) {
      client.say("{\"type\":\"connection_init\"}");

      assertThat(client.expect("connection_error").path("payload"))
          .isEqualTo(
              ServedApi.json(
                  """
                  {"errors": [{"errorType": "UnauthorizedException", "message": "%s",
                    "errorCode": 401}]}
                  """
                      .formatted(message)));
      assertThat(client.closeStatus()).isEqualTo(1000);
    }
  }

  @ParameterizedTest
  @MethodSource("badTokens")
  void who_starts_with_a_bad_token_hears_why_and_keeps_the_socket(String token, String message) {
    try (var client = connected(api, PoolTokens.access())) {
      client.start("bad", "subscription { forCustomers { key } }", Map.of(), with(token));

      var error = client.expect("error");
      assertThat(error.path("id").asText()).isEqualTo("bad");
      var problem = error.at("/payload/errors/0");
      assertThat(problem.path("errorType").asText()).isEqualTo("UnauthorizedException");
      assertThat(problem.path("message").asText()).isEqualTo(message);
      client.start(
          "good", "subscription { forCustomers { key } }", Map.of(), with(PoolTokens.id()));
      client.expect("start_ack");
    }
  }

  @Test
  void a_start_without_any_header_is_refused() {
    try (var client = connected(api, PoolTokens.access())) {
      client.start("x", "subscription { forCustomers { key } }", Map.of(), Map.of());
      assertThat(client.expect("error").at("/payload/errors/0/message").asText())
          .isEqualTo("Required headers are missing.");

      client.start("y", "subscription { forCustomers { key } }", Map.of(), Map.of("host", "h"));
      assertThat(client.expect("error").at("/payload/errors/0/message").asText())
          .isEqualTo("Valid authorization header not provided.");
    }
  }

  @Test
  void groups_are_those_of_the_start_not_of_the_handshake() {
    try (var client = connected(api, PoolTokens.access("Staff"))) {
      client.start("plain", "subscription { forStaff { key } }", Map.of(), with(PoolTokens.id()));
      assertClosed(client.expect("error"), "forStaff");

      var staff = with(PoolTokens.access("Staff"));
      client.start("staff", "subscription { forStaff { key cost } }", Map.of(), staff);
      client.expect("start_ack");
      publish("b");
      assertThat(client.expect("data").at("/payload/data/forStaff/cost").asInt()).isEqualTo(7);
    }
  }

  private static void assertClosed(JsonNode error, String field) {
    assertThat(error.at("/payload/errors/0/errorType").asText()).isEqualTo("Unauthorized");
    assertThat(error.at("/payload/errors/0/message").asText())
        .isEqualTo("Not Authorized to access " + field + " on type Subscription");
  }

  @Test
  void a_message_shows_each_subscriber_what_its_own_groups_may_read() {
    try (var client = connected(api, PoolTokens.access())) {
      client.start(
          "one", "subscription { forCustomers { key cost } }", Map.of(), with(PoolTokens.id()));
      client.expect("start_ack");
      publish("c");

      var payload = client.expect("data").path("payload");
      assertThat(payload.at("/data/forCustomers").toString())
          .isEqualTo("{\"key\":\"c\",\"cost\":null}");
      assertThat(payload.at("/errors/0/message").asText())
          .isEqualTo("Not Authorized to access cost on type Update");
    }
  }

  @Test
  void modes_are_mixed_on_one_socket() {
    try (var client = RealtimeClient.guest(api)) {
      client.start("guest", "subscription { forGuests { key } }");
      client.expect("start_ack");
      client.start(
          "customer", "subscription { forCustomers { key } }", Map.of(), with(PoolTokens.id()));
      client.expect("start_ack");
      client.start("x", "subscription { forCustomers { key } }");
      assertClosed(client.expect("error"), "forCustomers");
      client.start("y", "subscription { forGuests { key } }", Map.of(), with(PoolTokens.id()));
      assertClosed(client.expect("error"), "forGuests");

      publish("d");
      assertThat(List.of(client.expect("data"), client.expect("data")))
          .extracting(data -> data.path("id").asText())
          .containsExactlyInAnyOrder("guest", "customer");
    }
  }
}
