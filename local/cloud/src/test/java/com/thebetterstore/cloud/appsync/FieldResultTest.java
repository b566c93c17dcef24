package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a function's answer. Expected texts: observations of AppSync in public threads.
class FieldResultTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { thing: Thing must: Thing! things: [Thing!] any: Any }
      type Mutation @aws_api_key { first: Thing second: Thing }
      type Thing @aws_api_key {
        id: ID!
        n: Int
        s: String
        kind: Kind
        at: AWSDateTime
        json: AWSJSON
        list: [String]
        part: Thing
      }
      type Other @aws_api_key { o: String }
      union Any = Thing | Other
      enum Kind { A B }
      """;

  private static JsonNode answerOf(Result result, String query) {
    var functions = new FakeFunctions().on("f", payload -> result);
    try (var api =
        ServedApi.Setup.of(SCHEMA)
            .resolve("Query.thing", "f")
            .resolve("Query.must", "f")
            .resolve("Query.things", "f")
            .resolve("Query.any", "f")
            .serve(functions)) {
      return api.query(query);
    }
  }

  private static JsonNode answerOf(String json, String query) {
    return answerOf(new Result.Answered(json), query);
  }

  @Test
  void what_a_function_throws_is_an_error_of_the_field_named_by_its_class() {
    var answer =
        answerOf(new Result.Failed("store.InternalFault", "It broke."), "{ thing { id } }");

    assertThat(answer.toString())
        .isEqualTo(
            "{\"data\":{\"thing\":null},\"errors\":[{\"path\":[\"thing\"],\"data\":null,"
                + "\"errorType\":\"store.InternalFault\",\"errorInfo\":null,\"locations\":"
                + "[{\"line\":1,\"column\":3,\"sourceName\":null}],\"message\":\"It broke.\"}]}");
  }

  @Test
  void a_fault_in_a_field_that_must_not_be_null_takes_its_parent_along() {
    var answer = answerOf(new Result.Failed("X", "m"), "{ must { id } }");

    assertThat(answer.path("data").isNull()).isTrue();
    assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("X");
    assertThat(answer.path("errors")).hasSize(1);
  }

  @Test
  void the_message_of_an_exception_named_unauthorized_is_hidden() {
    var answer = answerOf(new Result.Failed("UnauthorizedException", "secret"), "{ thing { id } }");

    assertThat(answer.at("/errors/0/message").asText())
        .isEqualTo("You are not authorized to make this call.");
  }

  @Test
  void a_function_that_writes_nothing_answers_null() {
    assertThat(answerOf("", "{ thing { id } }").toString())
        .isEqualTo("{\"data\":{\"thing\":null}}");
  }

  @Test
  void what_is_no_json_is_a_fault() {
    assertThat(answerOf("{oops", "{ thing { id } }").at("/errors/0/path/0").asText())
        .isEqualTo("thing");
  }

  @Test
  void members_without_a_field_are_ignored_and_missing_ones_are_null() {
    assertThat(answerOf("{\"id\":1,\"more\":{}}", "{ thing { id n part { id } } }").toString())
        .isEqualTo("{\"data\":{\"thing\":{\"id\":\"1\",\"n\":null,\"part\":null}}}");
  }

  @Test
  void json_is_written_as_a_string() {
    assertThat(
            answerOf("{\"id\":1,\"json\":{\"a\":[1]}}", "{ thing { json } }")
                .at("/data/thing/json")
                .asText())
        .isEqualTo("{\"a\":[1]}");
  }

  @Test
  void a_null_where_none_may_be_says_so() {
    var answer = answerOf("[{\"id\":\"1\"},{}]", "{ things { id } }");

    assertThat(answer.toString())
        .isEqualTo(
            "{\"data\":{\"things\":null},\"errors\":[{\"path\":[\"things\",1,\"id\"],"
                + "\"locations\":null,\"message\":\"Cannot return null for non-nullable type: 'ID'"
                + " within parent 'Thing' (/things[1]/id)\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"id":1,"list":{"a":1}} | list  | Can't resolve value (/thing/list) : type mismatch error, expected type LIST, got OBJECT
          {"id":1,"part":[{}]}    | part { id } | Can't resolve value (/thing/part) : type mismatch error, expected type OBJECT, got LIST
          {"id":1,"at":"noon"}    | at    | Can't serialize value (/thing/at) : Unable to serialize `noon` as a valid DateTime Object.
          {"id":1,"n":"many"}     | n     | Can't serialize value (/thing/n) : Expected a value that can be converted to type 'Int' but it was a 'String'
          {"id":1,"kind":"C"}     | kind  | Can't serialize value (/thing/kind) : Invalid input for Enum 'Kind'. Unknown value 'C'
          """)
  void a_value_of_the_wrong_kind_says_so(String json, String field, String message) {
    var answer = answerOf(json, "{ thing { id " + field + " } }");

    assertThat(answer.at("/data/thing/id").asText()).isEqualTo("1");
    assertThat(answer.at("/data/thing/" + field.split(" ", 2)[0]).isNull()).isTrue();
    assertThat(answer.at("/errors/0/message").asText()).isEqualTo(message);
    assertThat(answer.at("/errors/0").has("errorType")).isFalse();
  }

  @Test
  void a_union_is_told_apart_by_typename() {
    var query = "{ any { __typename ... on Other { o } } }";

    assertThat(answerOf("{\"__typename\":\"Other\",\"o\":\"x\"}", query).toString())
        .isEqualTo("{\"data\":{\"any\":{\"__typename\":\"Other\",\"o\":\"x\"}}}");
    assertThat(answerOf("{\"o\":\"x\"}", query).path("errors")).hasSize(1);
  }

  @Test
  void a_function_that_takes_too_long_times_its_field_out() {
    var released = new CountDownLatch(1);
    var functions =
        new FakeFunctions()
            .on(
                "slow",
                payload -> {
                  awaitQuietly(released);
                  return new Result.Answered("{}");
                });
    try (var api =
        ServedApi.Setup.of(SCHEMA)
            .resolve("Query.thing", "slow")
            .deadline(Duration.ofMillis(100))
            .serve(functions)) {
      var answer = api.query("{ thing { id } }");

      assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("ExecutionTimeout");
      assertThat(answer.at("/errors/0/message").asText()).isEqualTo("Execution timed out.");
      released.countDown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void mutations_run_one_after_the_other_and_a_failed_one_stops_nothing() {
    var functions =
        new FakeFunctions()
            .on("one", payload -> new Result.Failed("X", "no"))
            .on("two", "{\"id\":2}");
    try (var api =
        ServedApi.Setup.of(SCHEMA)
            .resolve("Mutation.first", "one")
            .resolve("Mutation.second", "two")
            .serve(functions)) {
      var answer = api.query("mutation { a: first { id } b: second { id } c: first { id } }");

      assertThat(answer.at("/data").toString())
          .isEqualTo("{\"a\":null,\"b\":{\"id\":\"2\"},\"c\":null}");
      assertThat(functions.payloads())
          .extracting(payload -> payload.at("/info/fieldName").asText())
          .containsExactly("first", "second", "first");
    }
  }

  @Test
  void a_fault_of_the_server_itself_shows_nothing_of_its_inside() {
    var functions =
        new FakeFunctions()
            .on(
                "broken",
                payload -> {
                  throw new IllegalStateException("a secret of the implementation");
                });
    try (var api = ServedApi.Setup.of(SCHEMA).resolve("Query.thing", "broken").serve(functions)) {
      var answer = api.query("{ thing { id } }");

      assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("InternalFailure");
      assertThat(answer.toString()).doesNotContain("secret");
    }
  }
}
