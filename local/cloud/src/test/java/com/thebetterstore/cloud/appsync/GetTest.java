package com.thebetterstore.cloud.appsync;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Operations in the query of the URL, as urql and Apollo Client send them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GetTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { ping: String  add(a: Int!): Int  note(text: String): String }
      type Mutation @aws_api_key { change: Int }
      type Subscription @aws_api_key { changed: Int @aws_subscribe(mutations: ["change"]) }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.ping", "ping")
          .resolve("Query.add", "add")
          .resolve("Query.note", "note")
          .resolve("Mutation.change", "change")
          .serve(
              new FakeFunctions()
                  .on("ping", "\"pong\"")
                  .on("add", "3")
                  .on("note", "\"n\"")
                  .on("change", "1"));

  @AfterAll
  void stop() {
    api.close();
  }

  private HttpRequest.Builder request(String query) {
    return HttpRequest.newBuilder(URI.create(api.endpoint() + query));
  }

  private HttpResponse<String> get(String query) {
    return api.send(request(query).header("x-api-key", ServedApi.KEY).GET().build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @Test
  void a_query_is_answered_as_it_is_by_post() {
    var query = "query Sum($a: Int!) { add(a: $a) ping }";
    var posted = api.post(ServedApi.body(query, Map.of("a", 1)));

    var answer = get("?query=" + encoded(query) + "&variables=" + encoded("{\"a\": 1}"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(posted.body()).contains("pong");
    assertThat(answer.headers().firstValue("content-type"))
        .isEqualTo(posted.headers().firstValue("content-type"));
  }

  @Test
  void spaces_may_be_plus_signs_or_percent_encoded() {
    assertThat(get("?query=query+A+%7B+ping+%7D").body()).contains("pong");
    assertThat(get("?query=query%20A%20%7B%20ping%20%7D").body()).contains("pong");
  }

  @Test
  void the_name_chooses_the_operation() {
    var both = "?query=" + encoded("query A { ping } query B { add(a: 1) }");

    assertThat(get(both + "&operationName=B").body()).isEqualTo("{\"data\":{\"add\":3}}");
    assertThat(get(both).body()).contains("Missing operation name.");
    assertThat(get(both + "&operationName=C").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&variables=&operationName=&extensions=",
        "&variables=null",
        "&variables=%7B%7D",
        "&extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%7D%7D",
        "&extensions=meow",
        "&other=1",
      })
  void parameters_that_say_nothing_do_not_matter(String more) {
    assertThat(get("?query=%7Bping%7D" + more).body()).isEqualTo("{\"data\":{\"ping\":\"pong\"}}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?",
        "?query",
        "?query=",
        "?query=+",
        "?variables=%7B%7D",
        "?query=meow",
        "?query=%7Bping",
        "?query=%7Bping%7D&variables=%5B%5D",
        "?query=%7Bping%7D&variables=1",
      })
  void without_an_operation_it_is_a_bad_request(String query) {
    var answer = get(query);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"MalformedHttpRequestException\","
                + "\"message\":\"Unable to parse GraphQL query.\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          query=%zz,                            not percent-encoded UTF-8
          query=%7Bping%7D&x=%,                 not percent-encoded UTF-8
          query=%7Bping%7D%,                    not percent-encoded UTF-8
          query=%7Bping%7D%2,                   not percent-encoded UTF-8
          query=%ff,                            not percent-encoded UTF-8
          query=%c0%af,                         not percent-encoded UTF-8
          query=%ed%a0%bd,                      not percent-encoded UTF-8
          query=%7Bping%7D&variables=%7B,       variables are not JSON
          query=%7Bping%7D&variables=%7B%7D%7D, variables are not JSON
          """)
  void what_cannot_be_decoded_is_a_bad_request(String query, String why) throws IOException {
    var answer = raw("GET /graphql?" + query);

    assertThat(answer).startsWith("HTTP/1.1 400").contains("MalformedHttpRequestException", why);
  }

  private String raw(String start) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), api.endpoint().getPort())) {
      var head =
          start
              + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nx-api-key: "
              + ServedApi.KEY
              + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void without_credentials_it_is_refused() {
    assertThat(api.send(request("?query=%7Bping%7D").GET().build()).statusCode()).isEqualTo(401);
    assertThat(api.send(request("").GET().build()).statusCode()).isEqualTo(401);
  }

  @Test
  void a_mutation_is_refused_and_does_not_run() {
    var before = api.functions().payloads().size();

    var answer = get("?query=" + encoded("mutation { change }"));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("allow")).hasValue("GET, HEAD, POST, OPTIONS");
    assertThat(answer.body()).contains("Mutations must be sent with POST.");
    assertThat(api.functions().payloads()).hasSize(before);
  }

  @Test
  void a_subscription_is_refused_as_it_is_by_post() {
    var query = "subscription { changed }";
    var posted = api.post(ServedApi.body(query, Map.of()));

    var answer = get("?query=" + encoded(query));

    assertThat(answer.statusCode()).isEqualTo(posted.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEqualTo(posted.body());
  }

  @Test
  void head_is_answered_with_the_headers_of_get() throws IOException {
    var answer = raw("HEAD /graphql?query=%7Bping%7D");

    assertThat(answer)
        .startsWith("HTTP/1.1 200")
        .contains("Content-Length: " + "{\"data\":{\"ping\":\"pong\"}}".length())
        .endsWith("\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "TRACE", "get", "BREW"})
  void other_methods_are_not_served(String method) throws IOException {
    assertThat(raw(method + " /graphql?query=%7Bping%7D"))
        .startsWith("HTTP/1.1 405")
        .contains("Allow: GET, HEAD, POST, OPTIONS");
  }

  @Test
  void the_text_of_a_query_may_have_any_character() {
    var answer = get("?query=" + encoded("{ note(text: \"M\u0101ori \ud83e\udd5d + & = %\") }"));

    assertThat(answer.body()).isEqualTo("{\"data\":{\"note\":\"n\"}}");
    assertThat(api.functions().payloads().getLast().toString())
        .contains("M\u0101ori \ud83e\udd5d + & = %");
  }

  @Test
  void a_post_ignores_the_query_of_its_url() {
    var post =
        request("?query=%7Badd(a:1)%7D")
            .header("x-api-key", ServedApi.KEY)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString("{\"query\":\"{ ping }\"}"));

    assertThat(api.send(post.build()).body()).isEqualTo("{\"data\":{\"ping\":\"pong\"}}");
  }
}
