package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.trace.Segment;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What X-Ray hears of requests to the API.
class RequestTraceTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { good: String bad: String }
      type Mutation { publish(key: ID): Update @aws_iam quiet: String @aws_iam }
      type Subscription {
        changed(key: ID): Update @aws_subscribe(mutations: ["publish"]) @aws_api_key
      }
      type Update @aws_api_key @aws_iam { key: ID }
      """;

  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Query.good", "good")
          .resolve("Query.bad", "bad")
          .resolve("Mutation.publish", "echo")
          .resolve("Mutation.quiet", "good")
          .serve(
              new FakeFunctions()
                  .on("good", "\"good\"")
                  .on("bad", _ -> new Result.Failed("java.lang.IllegalStateException", "no"))
                  .on(
                      "echo",
                      context -> new Result.Answered(context.path("arguments").toString())));

  @AfterEach
  void stop() {
    api.close();
  }

  /// Its request ends last, but for messages to subscribers.
  private List<Segment> told(int count) {
    Eventually.holds(count + " segments are told", () -> api.segments().size() >= count);
    return List.copyOf(api.segments());
  }

  private Segment named(String name) {
    return api.segments().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void a_request_is_a_segment_and_each_call_of_a_function_a_part_of_it() {
    api.query("{ good bad }");

    assertThat(told(3))
        .extracting(Segment::name)
        .containsExactlyInAnyOrder("test", "Query.good", "Query.bad");
    var request = named("test");
    assertThat(request.origin()).contains("AWS::AppSync::GraphQLAPI");
    assertThat(request.parentId()).isEmpty();
    assertThat(request.failed()).isFalse();
    assertThat(named("Query.good").parentId()).contains(request.id());
    assertThat(named("Query.good").failed()).isFalse();
    assertThat(named("Query.bad").parentId()).contains(request.id());
    assertThat(named("Query.bad").failed()).isTrue();
    assertThat(api.functions().traces())
        .allSatisfy(header -> assertThat(header).contains("Root=" + request.traceId()))
        .anySatisfy(
            header -> assertThat(header).contains("Parent=" + named("Query.good").id() + ";"));
  }

  @Test
  void a_client_that_does_not_want_to_be_traced_is_not() {
    var header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0";
    api.send(
        api.request()
            .header("x-api-key", ServedApi.KEY)
            .header("X-Amzn-Trace-Id", header)
            .POST(BodyPublishers.ofString(ServedApi.body("{ good }", Map.of())))
            .build());

    assertThat(api.functions().traces()).containsExactly(header);
    api.query("{ good }");
    assertThat(told(2))
        .extracting(Segment::traceId)
        .doesNotContain("1-5759e988-bd862e3fe1be46a994272793");
  }

  @Test
  void the_messages_to_subscribers_belong_to_the_mutations_trace() {
    try (var one = watching("a");
        var two = watching("a");
        var other = watching("b")) {
      api.segments().clear();

      api.signedQuery("mutation { publish(key: \"a\") { key } }");

      one.expect("data");
      two.expect("data");
      told(3);
      var messages = named("subscription messages");
      assertThat(messages.annotations()).containsExactly(Map.entry("messages", "2"));
      assertThat(messages.parentId()).contains(named("test").id());
      assertThat(messages.traceId()).isEqualTo(named("test").traceId());
      assertThat(other.unread()).isEmpty();
    }
  }

  @Test
  void nobody_to_tell_is_told_too_but_not_where_no_subscription_hears_of_the_mutation() {
    api.signedQuery("mutation { quiet }");
    assertThat(told(2)).extracting(Segment::name).containsExactly("Mutation.quiet", "test");

    api.signedQuery("mutation { publish(key: \"a\") { key } }");
    told(5);
    assertThat(named("subscription messages").annotations()).containsEntry("messages", "0");
  }

  private RealtimeClient watching(String key) {
    var client = RealtimeClient.guest(api);
    client.start(
        key,
        "subscription S($key: ID) { changed(key: $key) { key } }",
        Map.of("key", key),
        RealtimeClient.GUEST);
    client.expect("start_ack");
    return client;
  }
}
