package com.thebetterstore.cloud.appsync;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Text that is no Unicode is refused, never replaced in silence.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnicodeTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation @aws_api_key { name(text: String, input: Input, json: AWSJSON): String }
      type Subscription @aws_api_key {
        named(text: String): String @aws_subscribe(mutations: ["name"])
      }
      input Input { text: String, more: [Input] }
      """;

  private static final String MUTATION =
      "mutation M($text: String, $input: Input, $json: AWSJSON) {"
          + " name(text: $text, input: $input, json: $json) }";

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Mutation.name", "name")
          .serve(new FakeFunctions().on("name", "\"done\""));

  @AfterAll
  void stop() {
    api.close();
  }

  @BeforeEach
  void forget() {
    api.functions().payloads().clear();
  }

  private HttpResponse<String> post(String contentType, byte[] body) {
    return api.send(
        HttpRequest.newBuilder(api.endpoint())
            .header("x-api-key", ServedApi.KEY)
            .header("content-type", contentType)
            .POST(BodyPublishers.ofByteArray(body))
            .build());
  }

  private static String named(String text) {
    return "{\"query\":\"mutation { name(text: \\\"" + text + "\\\") }\"}";
  }

  private void assertRefused(HttpResponse<String> answer, String why) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(ServedApi.json(answer.body()).at("/errors/0/errorType").asText())
        .isEqualTo("MalformedHttpRequestException");
    assertThat(ServedApi.json(answer.body()).at("/errors/0/message").asText()).contains(why);
    assertThat(api.functions().payloads()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          Latin-1,                     4af67267
          a character cut short,       4b20f09fa5
          a continuation of nothing,   4b80
          a slash in two bytes,        c0af
          a slash in three bytes,      e080af
          half of a pair,              eda0be
          a pair as CESU-8 writes it,  eda0beeda59d
          beyond Unicode,              f4908080
          never in UTF-8,              fe
          """)
  void bytes_that_are_no_utf8_are_refused(String what, String hex) {
    var whole = named(new String(HexFormat.of().parseHex(hex), ISO_8859_1)).getBytes(ISO_8859_1);

    assertRefused(post("application/json", whole), "Request body is not UTF-8.");
  }

  @Test
  void a_body_in_utf16_is_refused() {
    assertRefused(post("application/json", named("Kim").getBytes(UTF_16)), "not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "\"iso-8859-1\"", "windows-1252", "UTF-16", "meow"})
  void a_body_that_is_declared_as_something_else_is_refused(String charset) {
    assertRefused(
        post("application/json; charset=" + charset, named("J\u00f6rg").getBytes(ISO_8859_1)),
        "must be UTF-8");
    assertRefused(
        post("application/json;charset=" + charset, named("Kim").getBytes(UTF_8)), "must be UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "utf-8", "\"UTF-8\"", "utf8"})
  void utf8_may_be_declared_in_any_spelling(String charset) {
    var answer =
        post(
            "application/json; charset=" + charset,
            named("M\u0101ori \ud83e\udd5d").getBytes(UTF_8));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(api.functions().lastPayload().at("/arguments/text").asText())
        .isEqualTo("M\u0101ori \ud83e\udd5d");
  }

  /// What JavaScript's `slice` leaves of an emoji.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"text":"Kim \\ud83e"}                         | variables.text
          {"text":"\\udd5d Kim"}                         | variables.text
          {"text":"\\udd5d\\ud83e"}                      | variables.text
          {"input":{"text":"\\ud83e\\ud83e\\udd5d"}}     | variables.input.text
          {"input":{"more":[{},{"text":"x\\ud83ey"}]}}   | variables.input.more[1].text
          {"input":{"te\\ud83ext":"x"}}                  | A name in variables.input
          {"te\\ud83ext":"x"}                            | A name in variables
          {"unused":["\\ud83e"]}                         | variables.unused[0]
          """)
  void half_of_a_surrogate_pair_is_refused_wherever_it_is(String variables, String where) {
    var body = "{\"query\":\"" + MUTATION + "\",\"variables\":" + variables + "}";

    assertRefused(post("application/json", body.getBytes(UTF_8)), where + " is no Unicode text");
    var query = "query Q($text: String, $input: Input) { q }";
    assertRefused(
        get("query=" + encoded(query) + "&variables=" + encoded(variables)),
        where + " is no Unicode text");
  }

  private HttpResponse<String> get(String query) {
    return api.send(
        HttpRequest.newBuilder(URI.create(api.endpoint() + "?" + query))
            .header("x-api-key", ServedApi.KEY)
            .build());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"query\":\"mutation { name(text: \\\"Kim \\ud83e\\\") }\"}",
        "{\"query\":\"mutation { name } # \\ud83e\"}",
        "{\"query\":\"mutation { name }\",\"operationName\":\"\\ud83e\"}",
        "{\"query\":\"mutation { name }\",\"extensions\":{\"x\":\"\\ud83e\"}}",
        "{\"query\":\"mutation { name }\",\"\\ud83e\":1}",
      })
  void half_of_a_surrogate_pair_is_refused_outside_of_variables_too(String body) {
    assertRefused(post("application/json", body.getBytes(UTF_8)), "is no Unicode text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\\\ud83e", "\\\\u{d83e}", "\\\\udd5d\\\\ud83e"})
  void half_of_a_surrogate_pair_is_refused_in_the_escapes_of_graphql(String escape) {
    assertRefused(
        post("application/json", named(escape).getBytes(UTF_8)), "Unable to parse GraphQL query.");
  }

  @Test
  void half_of_a_surrogate_pair_is_refused_in_json_within_a_string() throws IOException {
    var variables = Map.of("json", "{\"name\":\"Kim \\ud83e\"}");

    var answer = api.query(MUTATION, variables);

    assertThat(answer.at("/errors/0/message").asText()).contains("as valid JSON");
    assertThat(api.functions().payloads()).isEmpty();
    var text = new ObjectMapper().writeValueAsString(variables.get("json"));
    assertThat(api.query("mutation { name(json: " + text + ") }").path("errors")).isNotEmpty();
    assertThat(api.functions().payloads()).isEmpty();
  }

  @Test
  void a_whole_pair_may_be_written_as_escapes() {
    var body = "{\"query\":\"" + MUTATION + "\",\"variables\":{\"text\":\"\\ud83e\\udd5d\"}}";

    assertThat(post("application/json", body.getBytes(UTF_8)).statusCode()).isEqualTo(200);
    assertThat(api.functions().lastPayload().at("/arguments/text").asText())
        .isEqualTo("\ud83e\udd5d");
  }

  @Test
  void half_of_a_surrogate_pair_is_refused_over_websocket() throws JacksonException {
    try (var client = RealtimeClient.guest(api)) {
      var data =
          "{\"query\":\"subscription($text: String) { named(text: $text) }\","
              + "\"variables\":{\"text\":\"\\ud83e\"}}";
      client.say(RealtimeClient.starting("x", data, RealtimeClient.GUEST));
      assertThat(client.expect("error").at("/payload/errors/0/message").asText())
          .contains("variables.text is no Unicode text");

      client.say("{\"type\":\"start\",\"id\":\"\\ud83e\"}");
      assertThat(client.expect("error").at("/payload/errors/0/message").asText())
          .isEqualTo("Unable to parse the message.");
    }
  }
}
