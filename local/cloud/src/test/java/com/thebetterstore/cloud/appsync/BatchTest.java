package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Resolvers with `maxBatchSize`: one call of the function for many parents.
class BatchTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { posts: [Post] }
      type Post @aws_api_key { id: ID, rating: Int, author: String }
      """;

  private static final String THREE_POSTS = "[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]";

  private static ServedApi serving(FakeFunctions functions) {
    return ServedApi.Setup.of(SCHEMA)
        .resolve("Query.posts", "posts")
        .resolve("Post.rating", "rating", 2)
        .resolve("Post.author", "author")
        .serve(functions.on("posts", THREE_POSTS));
  }

  private static Result rated(JsonNode batch) {
    return new Result.Answered(
        StreamSupport.stream(batch.spliterator(), false)
            .map(context -> "{\"data\":1" + context.at("/source/id").asText() + "}")
            .collect(Collectors.joining(",", "[", "]")));
  }

  @Test
  void contexts_come_in_lists_of_at_most_the_size_and_answers_go_back_in_order() {
    var functions = new FakeFunctions().on("rating", BatchTest::rated).on("author", "\"A\"");
    try (var api = serving(functions)) {
      assertThat(api.query("{ posts { id author rating } }").at("/data/posts").toString())
          .isEqualTo(
              "[{\"id\":\"1\",\"author\":\"A\",\"rating\":11},"
                  + "{\"id\":\"2\",\"author\":\"A\",\"rating\":12},"
                  + "{\"id\":\"3\",\"author\":\"A\",\"rating\":13}]");
      assertThat(functions.payloads().stream().filter(JsonNode::isArray))
          .extracting(JsonNode::size)
          .containsExactlyInAnyOrder(2, 1);
    }
  }

  @Test
  void one_item_may_fail_alone_and_an_item_without_data_is_null() {
    var functions =
        new FakeFunctions()
            .on(
                "rating",
                batch ->
                    new Result.Answered(
                        batch.size() == 1
                            ? "[5]"
                            : "[{\"data\":null,\"errorMessage\":\"no\",\"errorType\":\"E\"},"
                                + "{\"data\":7}]"));
    try (var api = serving(functions)) {
      var answer = api.query("{ posts { rating } }");

      assertThat(answer.at("/data/posts").toString())
          .isEqualTo("[{\"rating\":null},{\"rating\":7},{\"rating\":null}]");
      assertThat(answer.path("errors")).hasSize(1);
      assertThat(answer.at("/errors/0/path").toString()).isEqualTo("[\"posts\",0,\"rating\"]");
      assertThat(answer.at("/errors/0/errorType").asText()).isEqualTo("E");
    }
  }

  @Test
  void an_answer_of_another_length_fails_every_item() {
    var functions = new FakeFunctions().on("rating", "[]");
    try (var api = serving(functions)) {
      assertThat(api.query("{ posts { rating } }").path("errors")).hasSize(3);
    }
  }

  @Test
  void an_exception_fails_every_item() {
    var functions = new FakeFunctions().on("rating", batch -> new Result.Failed("X", "all"));
    try (var api = serving(functions)) {
      var answer = api.query("{ posts { rating } }");

      assertThat(
              IntStream.range(0, 3)
                  .mapToObj(i -> answer.at("/errors/" + i + "/errorType").asText()))
          .containsOnly("X");
    }
  }
}
