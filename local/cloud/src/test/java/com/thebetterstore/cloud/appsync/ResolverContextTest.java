package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a Lambda function finds in its event.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResolverContextTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key @aws_iam {
        post(id: ID!, options: Options, detail: AWSJSON): Post
        node: Node
        count: Int
      }
      input Options { kind: Kind = NEW, depth: Int }
      enum Kind { NEW OLD }
      interface Node { id: ID }
      type Post implements Node @aws_api_key @aws_iam {
        id: ID
        title: String
        author: Author
        comments(first: Int): [Comment]
      }
      type Author @aws_api_key @aws_iam { id: ID, name: String }
      type Comment @aws_api_key @aws_iam { text: String }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.post", "post")
          .resolve("Query.node", "node")
          .resolve("Query.count", "count")
          .resolve("Post.comments", "comments")
          .serve(
              new FakeFunctions()
                  .on("post", "{\"id\":\"1\",\"title\":\"T\",\"secret\":true}")
                  .on("comments", "[{\"text\":\"c\"}]"));

  @AfterAll
  void stop() {
    api.close();
  }

  private JsonNode contextOf(String query, Map<String, ?> variables) {
    var answer = api.query(query, variables);
    assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    return api.functions().lastPayload();
  }

  @Test
  void the_members_are_those_of_appsync_in_its_order() {
    var context = contextOf("{ count }", Map.of());

    assertThat(context.fieldNames())
        .toIterable()
        .containsExactly("arguments", "identity", "source", "request", "prev", "info", "stash");
    assertThat(context.at("/arguments").toString()).isEqualTo("{}");
    assertThat(context.at("/identity").isNull()).isTrue();
    assertThat(context.at("/source").isNull()).isTrue();
    assertThat(context.at("/prev").isNull()).isTrue();
    assertThat(context.at("/stash").toString()).isEqualTo("{}");
    assertThat(context.at("/request/domainName").isNull()).isTrue();
    assertThat(context.at("/info").toString())
        .isEqualTo(
            "{\"selectionSetList\":[],\"selectionSetGraphQL\":\"\","
                + "\"parentTypeName\":\"Query\",\"fieldName\":\"count\",\"variables\":{}}");
  }

  @Test
  void arguments_are_coerced_and_json_among_them_is_parsed() {
    var context =
        contextOf(
            "query Q($o: Options, $j: AWSJSON) { post(id: 7, options: $o, detail: $j) { id } }",
            Map.of("o", Map.of("depth", 2), "j", "{\"a\":[1,null,\"x\"]}", "unused", true));

    assertThat(context.at("/arguments").toString())
        .isEqualTo(
            "{\"id\":\"7\",\"options\":{\"kind\":\"NEW\",\"depth\":2},"
                + "\"detail\":{\"a\":[1,null,\"x\"]}}");
    assertThat(context.at("/info/variables/j").asText()).isEqualTo("{\"a\":[1,null,\"x\"]}");
    assertThat(context.at("/info/variables/unused").asBoolean()).isTrue();
  }

  @Test
  void an_argument_that_is_not_given_is_absent_and_a_null_one_is_null() {
    var context = contextOf("{ post(id: 1, options: null) { id } }", Map.of());

    assertThat(context.at("/arguments").toString()).isEqualTo("{\"id\":\"1\",\"options\":null}");
  }

  @Test
  void the_selection_is_listed_by_aliases_and_paths() {
    var context =
        contextOf(
            """
            query Q($no: Boolean!) {
              post(id: 1) {
                id
                heading: title
                writer: author { id name @skip(if: true) ... on Author { called: name } }
                ...rest
                author @include(if: $no) { name }
              }
            }
            fragment rest on Node { __typename }
            """,
            Map.of("no", false));

    assertThat(context.at("/info/selectionSetList"))
        .extracting(JsonNode::asText)
        .containsExactly("id", "heading", "writer", "writer/id", "writer/called", "__typename");
    assertThat(context.at("/info/selectionSetGraphQL").asText())
        .startsWith("{\n  id\n  heading: title\n  writer: author {\n    id\n")
        .endsWith("}");
  }

  @Test
  void of_an_interface_only_its_own_fields_are_listed() {
    var context = contextOf("{ node { id ... on Post { title } } }", Map.of());

    assertThat(context.at("/info/selectionSetList"))
        .extracting(JsonNode::asText)
        .containsExactly("id");
  }

  @Test
  void a_child_sees_the_whole_value_of_its_parent() {
    var context = contextOf("{ post(id: 1) { comments(first: 2) { text } } }", Map.of());

    assertThat(context.at("/source").toString())
        .isEqualTo("{\"id\":\"1\",\"title\":\"T\",\"secret\":true}");
    assertThat(context.at("/info/parentTypeName").asText()).isEqualTo("Post");
    assertThat(context.at("/arguments/first").asInt()).isEqualTo(2);
  }

  @Test
  void headers_are_in_lower_case_without_cookies_and_repeated_ones_are_lists() {
    var request =
        api.request()
            .header("x-api-key", ServedApi.KEY)
            .header("Cookie", "secret=1")
            .header("X-Correlation-Id", "abc-12345")
            .header("Custom", "one")
            .header("Custom", "two")
            .header("X-Forwarded-For", "203.0.113.9")
            .POST(BodyPublishers.ofString("{\"query\":\"{ count }\"}"));

    var answer = api.send(request.build());

    var headers = api.functions().lastPayload().at("/request/headers");
    assertThat(headers.has("cookie")).isFalse();
    assertThat(headers.at("/x-correlation-id").asText()).isEqualTo("abc-12345");
    assertThat(headers.at("/custom").toString()).isEqualTo("[\"one\",\"two\"]");
    assertThat(headers.at("/x-forwarded-for").asText()).isEqualTo("203.0.113.9, 127.0.0.1");
    assertThat(headers.at("/host").asText()).startsWith("127.0.0.1:");
    assertThat(headers.at("/x-amzn-requestid").asText())
        .isEqualTo(answer.headers().firstValue("x-amzn-RequestId").orElseThrow());
  }

  @Test
  void a_trace_starts_here_unless_the_client_brought_one() {
    contextOf("{ count }", Map.of());
    assertThat(api.functions().traces().getLast())
        .matches("Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1");

    var root = "Root=1-67891233-abcdef012345678912345678";
    var request =
        api.request()
            .header("x-api-key", ServedApi.KEY)
            .header("X-Amzn-Trace-Id", root + ";Parent=463ac35c9f6413ad")
            .POST(BodyPublishers.ofString("{\"query\":\"{ count }\"}"));
    assertThat(api.send(request.build()).statusCode()).isEqualTo(200);
    assertThat(api.functions().traces().getLast()).startsWith(root + ";Parent=");
  }

  @Test
  void a_role_is_told_by_its_arn() {
    assertThat(api.signedQuery("{ count }").path("errors").isMissingNode()).isTrue();

    var identity = api.functions().lastPayload().path("identity");
    assertThat(identity.path("userArn").asText())
        .isEqualTo("arn:aws:sts::000000000000:assumed-role/backend/local");
    assertThat(identity.path("accountId").asText()).isEqualTo("000000000000");
    assertThat(identity.path("sourceIp").toString()).isEqualTo("[\"127.0.0.1\"]");
    assertThat(identity.path("cognitoIdentityId").isNull()).isTrue();
  }
}
