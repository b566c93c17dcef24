package com.thebetterstore.local.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Requests that ask for too much.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { node: Node flat: String }
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
