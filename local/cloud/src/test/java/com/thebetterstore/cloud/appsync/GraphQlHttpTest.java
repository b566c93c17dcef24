package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client sees on the wire. Expected texts: observations of AppSync in public threads.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GraphQlHttpTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key {
        ping: String
        add(a: Int!, b: Int = 2): Int
        find(filter: Filter): [String]
      }
      input Filter { name: String!, tags: [String!] }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.ping", "ping")
          .resolve("Query.add", "add")
          .resolve("Query.find", "find")
          .serve(
              new FakeFunctions()
                  .on("ping", "\"pong\"")
                  .on("add", "3")
                  .on("find", "[\"a\", null]"));

  @AfterAll
  void stop() {
    api.close();
  }

  @Test
  void a_query_is_answered_with_its_data() {
    var answer = api.post(ServedApi.body("{ ping }", Map.of()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"data\":{\"ping\":\"pong\"}}");
  }

  @Test
  void every_answer_has_the_headers_of_appsync() {
    var headers = api.post(ServedApi.body("{ ping }", Map.of())).headers();

    assertThat(headers.firstValue("content-type")).hasValue("application/json; charset=UTF-8");
    assertThat(headers.firstValue("x-amzn-RequestId").orElse("")).matches("[0-9a-f-]{36}");
    assertThat(headers.firstValue("access-control-allow-origin")).hasValue("*");
    assertThat(headers.firstValue("access-control-expose-headers").orElse(""))
        .contains("x-amzn-RequestId", "x-amzn-ErrorType");
    assertThat(headers.firstValue("x-amzn-appsync-tokensconsumed")).hasValue("1");
    assertThat(headers.firstValue("server")).isEmpty();
  }

  @Test
  void json_may_also_be_called_graphql() {
    var request =
        api.request()
            .setHeader("content-type", "application/graphql")
            .header("x-api-key", ServedApi.KEY)
            .POST(BodyPublishers.ofString("{\"query\":\"{ ping }\"}"));

    assertThat(api.send(request.build()).body()).isEqualTo("{\"data\":{\"ping\":\"pong\"}}");
  }

  @Test
  void other_types_of_content_are_refused() {
    var request =
        api.request()
            .setHeader("content-type", "text/plain")
            .header("x-api-key", ServedApi.KEY)
            .POST(BodyPublishers.ofString("{\"query\":\"{ ping }\"}"));

    assertThat(api.send(request.build()).statusCode()).isEqualTo(415);
  }

  @Test
  void an_empty_body_is_told_so() {
    var answer = api.post("");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"MalformedHttpRequestException\","
                + "\"message\":\"Request body is empty.\"}]}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "meow",
        "{}",
        "{}}",
        "[]",
        "[{\"query\":\"{ ping }\"}]",
        "{\"query\":1}",
        "{\"query\":\"  \"}",
        "{\"query\":\"{ ping\"}",
        "{\"query\":\"{ ping }\",\"variables\":[]}",
        "{\"query\":\"{ ping }\",\"operationName\":7}",
        "{\"query\":\"{ ping }\"",
      })
  void what_is_no_query_is_a_bad_request(String body) {
    var answer = api.post(body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"MalformedHttpRequestException\","
                + "\"message\":\"Unable to parse GraphQL query.\"}]}");
  }

  @Test
  void an_unknown_field_is_a_validation_error_without_a_type() {
    var answer = api.post(ServedApi.body("{ badfield }", Map.of()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"data\":null,\"errors\":[{\"path\":null,\"locations\":[{\"line\":1,\"column\":3,"
                + "\"sourceName\":null}],\"message\":\"Validation error of type FieldUndefined: "
                + "Field 'badfield' in type 'Query' is undefined @ 'badfield'\"}]}");
  }

  @Test
  void a_missing_argument_is_a_validation_error() {
    assertThat(api.query("{ add }").at("/errors/0/message").asText())
        .isEqualTo(
            "Validation error of type MissingFieldArgument: Missing field argument a @ 'add'");
  }

  @Test
  void several_operations_need_a_name() {
    var both = "query A { ping } query B { add(a: 1) }";

    var unnamed = api.post(ServedApi.body(both, Map.of()));
    assertThat(unnamed.statusCode()).isEqualTo(400);
    assertThat(unnamed.body())
        .isEqualTo(
            "{\"errors\":[{\"errorType\":\"BadRequestException\","
                + "\"message\":\"Missing operation name.\"}]}");
    assertThat(api.post("{\"query\":\"" + both + "\",\"operationName\":\"B\"}").body())
        .isEqualTo("{\"data\":{\"add\":3}}");
    assertThat(api.post("{\"query\":\"" + both + "\",\"operationName\":\"C\"}").statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_null_inside_an_input_names_the_outer_variable() {
    var answer =
        api.query("query Q($filter: Filter) { find(filter: $filter) }", Map.of("filter", Map.of()));

    assertThat(answer.at("/data").isNull()).isTrue();
    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("Variable 'filter' has coerced Null value for NonNull type 'String!'");
  }

  @Test
  void a_variable_of_the_wrong_type_is_refused_before_any_resolver_runs() {
    var before = api.functions().payloads().size();

    var answer = api.query("query Q($a: Int!) { add(a: $a) }", Map.of("a", "many"));

    assertThat(answer.at("/errors/0/message").asText())
        .startsWith("Variable 'a' has an invalid value");
    assertThat(answer.at("/errors/0/locations/0/sourceName").isNull()).isTrue();
    assertThat(api.functions().payloads()).hasSize(before);
  }

  @Test
  void a_preflight_is_answered_without_credentials() {
    var request = api.request().method("OPTIONS", BodyPublishers.noBody()).build();

    var answer = api.send(request);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
    assertThat(answer.headers().firstValue("access-control-allow-headers").orElse(""))
        .contains("authorization", "x-api-key", "x-amz-user-agent", "x-amz-security-token");
  }

  /// Apollo Client, Sentry, Datadog and OpenTelemetry send headers of their own.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "apollographql-client-name,apollographql-client-version,content-type,x-api-key",
        "sentry-trace, baggage",
        "traceparent",
        "X-Tenant,Content-TYPE",
        "x_strange!#$%&'*+.^`|~9",
      })
  void a_preflight_allows_every_header_that_it_asks_for(String asked) {
    assertThat(allowed(asked)).contains(asked.split(", ?"));
  }

  @Test
  void a_preflight_may_ask_for_very_many_headers() {
    var asked =
        IntStream.range(0, 1_500).mapToObj(i -> "x-some-header-" + i).toArray(String[]::new);

    assertThat(allowed(String.join(",", asked))).contains(asked);
  }

  @Test
  void what_is_no_name_of_a_header_is_not_repeated() {
    assertThat(allowed("x-good,x bad,x\"bad,,x:bad, ,<script>,x-also-good"))
        .contains("x-good", "x-also-good")
        .noneMatch(name -> name.isBlank() || name.contains("bad") || name.contains("script"));
  }

  private List<String> allowed(String asked) {
    var preflight =
        api.request()
            .header("origin", "https://shop.example")
            .header("access-control-request-method", "GET")
            .header("access-control-request-headers", asked)
            .method("OPTIONS", BodyPublishers.noBody());
    var answer = api.send(preflight.build());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
    assertThat(answer.headers().firstValue("access-control-allow-methods").orElse(""))
        .contains("GET", "POST");
    assertThat(answer.headers().firstValue("access-control-max-age")).isPresent();
    return List.of(
        answer.headers().firstValue("access-control-allow-headers").orElse("").split(",", -1));
  }

  @Test
  void introspection_is_on_unless_it_is_switched_off() {
    assertThat(
            api.query("{ __schema { queryType { name } } }")
                .at("/data/__schema/queryType/name")
                .asText())
        .isEqualTo("Query");
    try (var closed =
        ServedApi.Setup.of(SCHEMA).withoutIntrospection().serve(new FakeFunctions())) {
      assertThat(closed.query("{ __schema { types { name } } }").at("/errors/0/message").asText())
          .isEqualTo(
              "Validation error of type FieldUndefined: Field 'types' in type '__Schema' is"
                  + " undefined @ '__schema/types'");
      assertThat(closed.query("{ __typename }").at("/data/__typename").asText()).isEqualTo("Query");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { ... @defer { ping } }                                 | defer |
          { ping @defer }                                         | defer | ping
          { ...p @defer(label: "x") } fragment p on Query { ping } | defer |
          query @experimental_disableErrorPropagation { ping }    | experimental_disableErrorPropagation |
          { ping @specifiedBy(url: "x") }                         | specifiedBy | ping
          { ping @oneOf }                                         | oneOf | ping
          """)
  void directives_that_only_newer_engines_have_are_unknown(
      String query, String directive, String path) {
    assertThat(api.query(query).at("/errors/0/message").asText())
        .isEqualTo(
            "Validation error of type UnknownDirective: Unknown directive "
                + directive
                + (path == null ? "" : " @ '" + path + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "{ __type(name: \"Filter\") { isOneOf } }, isOneOf, __Type, __type/isOneOf",
    "{ __schema { description } }, description, __Schema, __schema/description",
  })
  void fields_that_only_newer_engines_have_are_undefined(
      String query, String field, String type, String path) {
    assertThat(api.query(query).at("/errors/0/message").asText())
        .isEqualTo(
            "Validation error of type FieldUndefined: Field '%s' in type '%s' is undefined @ '%s'"
                .formatted(field, type, path));
  }

  @Test
  void introspection_lists_the_directives_of_appsync_alone() {
    assertThat(
            api.query("{ __schema { directives { name } } }")
                .at("/data/__schema/directives")
                .valueStream()
                .map(directive -> directive.path("name").asText()))
        .containsExactlyInAnyOrder(
            "include",
            "skip",
            "deprecated",
            "aws_api_key",
            "aws_iam",
            "aws_oidc",
            "aws_lambda",
            "aws_cognito_user_pools",
            "aws_auth",
            "aws_subscribe",
            "aws_publish");
  }
}
