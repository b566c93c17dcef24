package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that ask for too much.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key {
        node: Node
        flat: String
        take(int: Int, float: Float, id: ID, text: String, ints: [Int], in: In): String
      }
      input In { int: Int }
      type Node @aws_api_key { id: ID, next: Node }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.node", "node")
          .resolve("Query.flat", "flat")
          .resolve("Node.next", "node")
          .limits(3, 5)
          .serve(new FakeFunctions().on("node", "{\"id\":\"n\"}").on("flat", "\"f\""));

  @AfterAll
  void stop() {
    api.close();
  }

  private static String nested(int levels) {
    return "{ node " + "{ next ".repeat(levels - 2) + "{ id } " + "} ".repeat(levels - 2) + "}";
  }

  @Test
  void fields_below_the_deepest_level_are_errors_and_the_rest_is_answered() {
    var answer = api.query(nested(4));

    assertThat(answer.at("/data/node/next/next/id").isNull()).isTrue();
    assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("QueryDepthLimitReached");
    assertThat(answer.at("/errors/0/path").toString())
        .isEqualTo("[\"node\",\"next\",\"next\",\"id\"]");
  }

  @Test
  void fifty_levels_run_no_more_resolvers_than_the_limit_has_levels() {
    var before = api.functions().payloads().size();

    var answer = api.query(nested(50));

    assertThat(answer.path("errors")).hasSize(1);
    assertThat(api.functions().payloads().size() - before).isLessThanOrEqualTo(3);
  }

  @Test
  void surplus_resolvers_are_errors_and_do_not_run() {
    var before = api.functions().payloads().size();
    var aliases =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "a" + i + ": flat")
            .collect(Collectors.joining(" "));

    var answer = api.query("{ " + aliases + " }");

    assertThat(answer.path("errors")).hasSize(995);
    assertThat(answer.at("/errors/0/errorType").asText())
        .isEqualTo("ResolverExecutionLimitReached");
    assertThat(api.functions().payloads().size() - before).isEqualTo(5);
  }

  @Test
  void a_document_of_too_many_tokens_is_not_read() {
    var before = api.functions().payloads().size();

    var answer = api.post(ServedApi.body("{ " + "flat ".repeat(15_001) + "}", Map.of()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"BadRequestException\","
                + "\"message\":\"Maximum char length exceeded\"}]}");
    assertThat(api.functions().payloads()).hasSize(before);
  }

  @Test
  void a_document_of_many_tokens_within_the_limit_is_answered() {
    var answer = api.query("{ " + "flat ".repeat(10_000) + "}");

    assertThat(answer.at("/data/flat").asText()).isEqualTo("f");
  }

  @Test
  void a_document_that_nests_without_end_is_refused() {
    for (var query : new String[] {"{".repeat(5_000), "{ flat(x: " + "[".repeat(5_000) + ") }"}) {
      assertThat(api.post(ServedApi.body(query, Map.of())).statusCode()).isEqualTo(400);
    }
  }

  /// 900,000 digits took half a minute before they were measured first.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ take(int: %s) }",
        "{ take(int: -%s) }",
        "{ take(float: %s.5) }",
        "{ take(float: 1.%s) }",
        "{ take(float: 1e%s) }",
        "{ take(float: -1.5E-%s) }",
        "{ take(id: %s) }",
        "{ take(ints: [1, 2, %s]) }",
        "{ take(in: { int: %s }) }",
        "query($i: Int = %s) { take(int: $i) }",
        "{ take(text: \"\\\" 1\", int: %s) }",
        "{ take(text: \"\"\"\\\"\"\" 1\"\"\", int: %s) }",
        "# \"\n{ take(int: %s) }",
        "{ take(int: %sx) }",
      })
  void a_number_without_end_is_refused_before_it_is_read(String query) {
    for (var digits : new int[] {401, 900_000}) {
      var answer = api.post(ServedApi.body(query.formatted("9".repeat(digits)), Map.of()));

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("A number is too long.").hasSizeLessThan(1_000);
    }
  }

  @Test
  void very_many_digits_are_refused_also_in_many_numbers() {
    var query = "{ take(ints: [" + ("9".repeat(200) + " ").repeat(1_000) + "]) }";

    assertThat(api.post(ServedApi.body(query, Map.of())).body()).contains("A number is too long.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ take(text: \"%s\") }",
        "{ take(text: \"\\\"%s\") }",
        "{ take(text: \"\"\"%s\"\"\") }",
        "{ take(text: \"\"\"\\\"\"\"%s\"\"\") }",
        "# %s\n{ take }",
        "{ a%s: take }",
      })
  void digits_that_are_no_number_are_as_good_as_letters(String query) {
    var answer = api.post(ServedApi.body(query.formatted("9".repeat(40_000)), Map.of()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ServedApi.json(answer.body()).path("errors").isMissingNode()).isTrue();
  }

  @Test
  void a_number_of_many_digits_in_the_variables_is_refused() {
    var body =
        "{\"query\":\"query($i: Int) { take(int: $i) }\",\"variables\":{\"i\":%s}}"
            .formatted("9".repeat(900_000));

    assertThat(api.post(body).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{ %s }",
        "{ take(int: \"%s\") }",
        "{ take(%s: 1) }",
        "{ take @%s }",
        "{ ...%s }",
        "query %s { take } query b { take }",
      })
  void an_error_does_not_repeat_very_long_input(String query) {
    var answer = api.post(ServedApi.body(query.formatted("a".repeat(500_000)), Map.of()));

    assertThat(answer.body()).contains("errors").hasSizeLessThan(10_000);
    var named = "{\"query\":\"{ take }\",\"operationName\":\"" + "a".repeat(500_000) + "\"}";
    assertThat(api.post(named).body()).contains("errors").hasSizeLessThan(10_000);
    var given = Map.of("i", "a".repeat(500_000));
    assertThat(api.post(ServedApi.body("query($i: Int) { take(int: $i) }", given)).body())
        .contains("errors")
        .hasSizeLessThan(10_000);
  }

  @Test
  void a_chain_of_fragments_without_end_is_refused() {
    var chain =
        IntStream.range(0, 2_000)
            .mapToObj(i -> "fragment f" + i + " on Node { ...f" + (i + 1) + " }")
            .collect(Collectors.joining(" "));

    var answer =
        api.post(
            ServedApi.body(
                "{ node { ...f0 } } " + chain + " fragment f2000 on Node { id }", Map.of()));

    assertThat(answer.statusCode()).isLessThan(500);
    assertThat(answer.body()).contains("errors");
  }

  @Test
  void a_body_over_the_limit_is_refused_whether_or_not_it_says_its_length() {
    var body = "{\"query\":\"{ flat }\",\"more\":\"" + "x".repeat(2_000_000) + "\"}";
    var bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);

    assertThat(api.post(body).statusCode()).isEqualTo(413);
    var chunked =
        api.request()
            .header("x-api-key", ServedApi.KEY)
            .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(bytes)))
            .build();
    assertThat(api.send(chunked).statusCode()).isEqualTo(413);
  }

  @Test
  void fragments_that_contain_themselves_are_refused() {
    var before = api.functions().payloads().size();

    var answer =
        api.query(
            "{ node { ...a } } fragment a on Node { next { ...b } } fragment b on Node { ...a }");

    assertThat(answer.at("/data").isNull()).isTrue();
    assertThat(answer.at("/errors/0/message").asText())
        .startsWith("Validation error of type FragmentCycle");
    assertThat(api.functions().payloads()).hasSize(before);
  }
}
