package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.appsync.realtime.RealtimeEndpoint;
import com.thebetterstore.cloud.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How a client may present itself to the real-time endpoint, and what it hears if it does not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandshakeTest {

  private static final String SCHEMA = "type Query @aws_api_key { q: String }";

  private final ServedApi api = ServedApi.Setup.of(SCHEMA).serve(new FakeFunctions());

  @AfterAll
  void stop() {
    api.close();
  }

  private URI withQuery(String query) {
    return URI.create(RealtimeClient.uri(api) + "?" + query);
  }

  private static void assertLetIn(RealtimeClient client) {
    client.say("{\"type\":\"connection_init\"}");
    client.expect("connection_ack");
  }

  /// JSON whose base64 has each of the letters in which the alphabets differ, and padding.
  private static List<String> forms() throws IOException {
    var json =
        new ObjectMapper()
            .writeValueAsString(Map.of("x-api-key", ServedApi.KEY, "pad", "~~~>>>???ÿÿÿ"));
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    var standard = Base64.getEncoder().encodeToString(bytes);
    var url = Base64.getUrlEncoder().encodeToString(bytes);
    return List.of(
        "header=" + standard + "&payload=e30=",
        "payload=e30=&header=" + URLEncoder.encode(standard, StandardCharsets.UTF_8),
        "header=" + url,
        "header=" + url.replace("=", ""));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void headers_in_the_query_may_be_in_either_alphabet_with_or_without_padding(String query) {
    try (var client = RealtimeClient.open(withQuery(query), List.of("graphql-ws"))) {
      assertLetIn(client);
    }
  }

  @Test
  void headers_may_be_real_headers() {
    var headers = Map.of("X-Api-Key", ServedApi.KEY);
    try (var client =
        RealtimeClient.open(RealtimeClient.uri(api), List.of("graphql-ws"), headers)) {
      assertLetIn(client);
    }
  }

  @Test
  void the_protocols_may_come_in_any_order() {
    var header = "header-" + RealtimeClient.encoded(RealtimeClient.GUEST);
    try (var client = RealtimeClient.open(RealtimeClient.uri(api), List.of(header, "graphql-ws"))) {
      assertThat(client.socket().getSubprotocol()).isEqualTo("graphql-ws");
      assertLetIn(client);
    }
  }

  @Test
  void a_token_of_many_kilobytes_fits_into_the_handshake() {
    var headers = Map.of("x-api-key", ServedApi.KEY, "authorization-of-others", "x".repeat(16_000));
    try (var client = RealtimeClient.connect(api, headers)) {
      assertLetIn(client);
    }
  }

  /// The frame is the one that clients of AppSync report: graphql-dotnet/graphql-client 591.
  @ParameterizedTest
  @ValueSource(strings = {"graphql-transport-ws", "GraphQL-WS", "header-e30"})
  void another_subprotocol_is_answered_with_an_error_before_the_connection_ends(String protocol)
      throws IOException {
    try (var client = new RawSocket(api, "/graphql/realtime", protocol)) {
      assertThat(client.status()).contains("101");
      assertThat(client.next().text())
          .isEqualTo(
              "{\"type\":\"connection_error\",\"payload\":{\"errors\":[{\"message\":"
                  + "\"SubProtocolNotSupportedError\",\"errorCode\":400}]}}");
      assertThat(client.next().closeStatus()).isEqualTo(1000);
    }
  }

  /// As reported in aws/aws-appsync-community 195.
  @ParameterizedTest
  @ValueSource(strings = {"", " ", ","})
  void no_subprotocol_is_answered_with_the_error_for_it(String protocols) throws IOException {
    try (var client = new RawSocket(api, "/graphql/realtime", protocols)) {
      assertThat(client.status()).contains("101");
      assertThat(client.next().text())
          .isEqualTo(
              "{\"type\":\"connection_error\",\"payload\":{\"errors\":[{\"message\":"
                  + "\"NoProtocolError\",\"errorCode\":400}]}}");
      assertThat(client.next().closeStatus()).isEqualTo(1000);
    }
  }

  @Test
  void no_more_sockets_open_than_there_may_be() throws IOException {
    var limits =
        new RealtimeEndpoint.Limits(
            Duration.ofMinutes(1), Duration.ofHours(1), 2, 10, 1_000, 1_000, 10);
    try (var small = ServedApi.Setup.of(SCHEMA).realtime(limits).serve(new FakeFunctions());
        var first = RealtimeClient.guest(small);
        var second = RealtimeClient.guest(small)) {
      Eventually.holds("both are open", () -> small.realtime().connections() == 2);
      try (var third = new RawSocket(small, "/graphql/realtime", "graphql-ws")) {
        assertThat(third.next().text()).contains("connection_error", "LimitExceededError");
        assertThat(third.next().closeStatus()).isEqualTo(1000);
      }
      assertThat(small.realtime().connections()).isEqualTo(2);
      assertThat(List.of(first, second)).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?header", "?header=&payload=", "?header=bWVvdw", "?header=%7b%7d"})
  void a_query_without_readable_headers_has_none(String query) throws IOException {
    try (var client = new RawSocket(api, "/graphql/realtime" + query, "graphql-ws")) {
      client.say("{\"type\":\"connection_init\"}");

      assertThat(client.next().text())
          .contains("connection_error", "Required headers are missing.");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?header=%zz", "?header=%ff%fe", "?%"})
  void what_is_no_url_at_all_is_a_bad_request(String query) throws IOException {
    try (var client = new RawSocket(api, "/graphql/realtime" + query, "graphql-ws")) {
      assertThat(client.status()).contains("400");
    }
  }
}
