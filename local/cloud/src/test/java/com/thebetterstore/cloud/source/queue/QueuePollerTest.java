package com.thebetterstore.cloud.source.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.source.EventSources;
import com.thebetterstore.cloud.source.stream.TableStreams;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.testing.QueueEngine;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;

class QueuePollerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String READ =
      "[\"sqs:ReceiveMessage\", \"sqs:DeleteMessage\", \"sqs:GetQueueAttributes\"]";

  private static QueueEngine engine;
  private static int tests;

  private final ConcurrentLinkedQueue<JsonNode> events = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<String> traces = new ConcurrentLinkedQueue<>();
  private String queue = "";
  private Path folder = Path.of("");

  @BeforeAll
  static void start() {
    engine = new QueueEngine();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @BeforeEach
  void newQueue(@TempDir Path temporary) {
    folder = temporary;
    queue = "inbox-" + ++tests;
  }

  @Test
  void a_function_receives_lambdas_event_and_the_message_is_gone() {
    engine.queue(queue);
    send("{\"a\":\"🛒\"}");
    try (var _ = started("", READ, _ -> "")) {
      Eventually.holds("queue is empty", () -> engine.size(queue) == 0);
    }
    var record = events.element().path("Records").path(0);
    assertThat(record.path("body").asText()).isEqualTo("{\"a\":\"🛒\"}");
    assertThat(record.path("eventSource").asText()).isEqualTo("aws:sqs");
    assertThat(record.path("eventSourceARN").asText())
        .isEqualTo("arn:aws:sqs:ap-southeast-2:000000000000:" + queue);
    assertThat(record.path("awsRegion").asText()).isEqualTo("ap-southeast-2");
    assertThat(record.path("messageId").asText()).isNotEmpty();
    assertThat(record.path("receiptHandle").asText()).isNotEmpty();
    assertThat(record.path("md5OfBody").asText()).hasSize(32);
    assertThat(record.path("md5OfMessageAttributes").asText()).hasSize(32);
    assertThat(record.path("attributes").path("ApproximateReceiveCount").asText()).isEqualTo("1");
    assertThat(record.path("attributes").path("SentTimestamp").asText()).matches("\\d{13}");
    assertThat(record.path("attributes").path("AWSTraceHeader").asText()).isEqualTo("Root=1-a-b");
    var attributes = record.path("messageAttributes");
    assertThat(attributes.path("enc").toString())
        .isEqualTo(
            "{\"stringValue\":\"b64\",\"stringListValues\":[],\"binaryListValues\":[],"
                + "\"dataType\":\"String\"}");
    assertThat(attributes.path("raw").path("binaryValue").asText()).isEqualTo("AAH/");
    assertThat(traces).as("the batch is a trace of its own").containsExactly("Root=1-new");
  }

  @Test
  void only_the_reported_items_come_again_and_a_poison_one_ends_as_a_dead_letter() {
    engine.queueWithDeadLetters(queue, 2);
    List.of("good", "poison", "fine").forEach(this::send);
    try (var _ =
        started("\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"],", READ, this::poison)) {
      assertThat(engine.next(queue + "-dead").body()).isEqualTo("poison");
      Eventually.holds("queue is empty", () -> engine.size(queue) == 0);
    }
    assertThat(bodies("good")).isEqualTo(1);
    assertThat(bodies("fine")).isEqualTo(1);
    assertThat(bodies("poison")).isEqualTo(2);
  }

  @Test
  void an_answer_that_names_an_empty_item_fails_the_whole_batch() {
    engine.queueWithDeadLetters(queue, 1);
    send("one");
    try (var _ =
        started(
            "\"FunctionResponseTypes\": [\"ReportBatchItemFailures\"],",
            READ,
            _ -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}")) {
      assertThat(engine.next(queue + "-dead").body()).isEqualTo("one");
    }
  }

  @Test
  void failures_reported_without_the_setting_are_not_read() {
    engine.queue(queue);
    send("poison");
    try (var _ = started("", READ, this::poison)) {
      Eventually.holds("queue is empty", () -> engine.size(queue) == 0);
    }
    assertThat(events).hasSize(1);
  }

  @Test
  void a_function_that_throws_leaves_the_batch_to_its_visibility_timeout() {
    engine.queueWithDeadLetters(queue, 3);
    send("always fails");
    Invoker throwing =
        (_, payload, _) -> {
          remember(payload);
          return new InvocationResult.Failed("java.lang.IllegalStateException", "no", "{}");
        };
    try (var _ = started("", READ, throwing)) {
      assertThat(engine.next(queue + "-dead").body()).isEqualTo("always fails");
    }
    assertThat(events)
        .extracting(event -> event.at("/Records/0/attributes/ApproximateReceiveCount").asText())
        .containsExactly("1", "2", "3");
  }

  @Test
  void messages_that_no_filter_wants_are_deleted_unseen() {
    engine.queue(queue);
    List.of("{\"kind\":\"a\"}", "{\"kind\":\"b\"}", "plain text").forEach(this::send);
    try (var _ =
        started(
            "\"FilterCriteria\": {\"Filters\": [{\"Pattern\":"
                + " \"{\\\"body\\\": {\\\"kind\\\": [\\\"b\\\"]}}\"}]},",
            READ,
            _ -> "")) {
      Eventually.holds("queue is empty", () -> engine.size(queue) == 0);
    }
    assertThat(bodies("{\"kind\":\"b\"}")).isEqualTo(1);
    assertThat(events.stream().mapToInt(event -> event.path("Records").size()).sum()).isEqualTo(1);
  }

  @Test
  void a_batching_window_gathers_what_comes_within_it() {
    engine.queue(queue);
    for (var i = 0; i < 12; i++) {
      send("message " + i);
    }
    try (var _ =
        started("\"MaximumBatchingWindowInSeconds\": 1, \"BatchSize\": 12,", READ, _ -> "")) {
      Eventually.holds("queue is empty", () -> engine.size(queue) == 0);
    }
    assertThat(events).hasSize(1);
    assertThat(events.element().path("Records")).hasSize(12);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 1000})
  void no_more_batches_run_at_once_than_the_mapping_says_and_the_machine_can_bear(int allowed) {
    var expected = QueueMapping.batchesAtATime(allowed, Runtime.getRuntime().availableProcessors());

    assertThat(mostAtOnce(allowed, expected)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"5, 1, 1", "5, 2, 1", "5, 3, 1", "5, 4, 2", "5, 16, 5", "2, 16, 2", "1000, 16, 8"})
  void half_of_the_processors_are_left_to_the_engines(int allowed, int processors, int expected) {
    assertThat(QueueMapping.batchesAtATime(allowed, processors)).isEqualTo(expected);
  }

  /// Every batch waits a moment for one more than may run to begin.
  private int mostAtOnce(int allowed, int expected) {
    engine.queue(queue);
    for (var message = 0; message < 3 * expected; message++) {
      send(Integer.toString(message));
    }
    var running = new AtomicInteger();
    var most = new AtomicInteger();
    var tooMany = new CountDownLatch(expected + 1);
    try (var _ =
        started(
            "\"ScalingConfig\": {\"MaximumConcurrency\": %d}, \"BatchSize\": 1,".formatted(allowed),
            READ,
            _ -> {
              most.accumulateAndGet(running.incrementAndGet(), Math::max);
              tooMany.countDown();
              await(tooMany);
              running.decrementAndGet();
              return "";
            })) {
      Eventually.holds("queue is empty", () -> engine.size(queue) == 0);
    }
    return most.get();
  }

  @Test
  void a_role_that_may_not_read_the_queue_stops_the_start() {
    engine.queue(queue);
    assertThatThrownBy(() -> started("", "[\"sqs:ReceiveMessage\"]", _ -> ""))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("sqs:DeleteMessage")
        .hasMessageContaining("role/handler-role");
  }

  private static void await(CountDownLatch latch) {
    try {
      var _ = latch.await(200, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private String poison(JsonNode event) {
    var failures = JSON.createObjectNode();
    var items = failures.putArray("batchItemFailures");
    for (var record : event.path("Records")) {
      if (record.path("body").asText().equals("poison")) {
        items.addObject().put("itemIdentifier", record.path("messageId").asText());
      }
    }
    return failures.toString();
  }

  private long bodies(String body) {
    return events.stream()
        .flatMap(event -> event.findValuesAsText("body").stream())
        .filter(body::equals)
        .count();
  }

  private void send(String body) {
    engine
        .client()
        .sendMessage(send ->
            send.queueUrl(engine.url(queue))
                .messageBody(body)
                .messageAttributes(
                    Map.of(
                        "enc",
                        MessageAttributeValue.builder()
                            .dataType("String")
                            .stringValue("b64")
                            .build(),
                        "raw",
                        MessageAttributeValue.builder()
                            .dataType("Binary")
                            .binaryValue(SdkBytes.fromByteArray(new byte[] {0, 1, -1}))
                            .build()))
                .messageSystemAttributes(
                    Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                            .dataType("String")
                            .stringValue("Root=1-a-b")
                            .build())));
  }

  private JsonNode remember(String payload) {
    try {
      var event = JSON.readTree(payload);
      events.add(event);
      return event;
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(malformed);
    }
  }

  private EventSources started(String more, String actions, Function<JsonNode, String> handler) {
    return started(
        more,
        actions,
        (_, payload, trace) -> {
          traces.add(trace.value());
          return new InvocationResult.Succeeded(handler.apply(remember(payload)));
        });
  }

  private EventSources started(String more, String actions, Invoker functions) {
    var deployment =
        TemplateFile.of(
            folder,
            """
            {
              "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "QUEUE"}},
              "Role": {"Type": "AWS::IAM::Role", "Properties": {
                "RoleName": "handler-role",
                "AssumeRolePolicyDocument": {"Statement": []},
                "Policies": [{"PolicyDocument": {"Statement": [{
                  "Effect": "Allow", "Action": ACTIONS,
                  "Resource": {"Fn::GetAtt": ["Queue", "Arn"]}}]}}]}},
              "Handler": {"Type": "AWS::Lambda::Function", "Properties": {
                "FunctionName": "handler", "Role": {"Fn::GetAtt": ["Role", "Arn"]}}},
              "Mapping": {"Type": "AWS::Lambda::EventSourceMapping", "Properties": {
                MORE
                "FunctionName": {"Ref": "Handler"},
                "EventSourceArn": {"Fn::GetAtt": ["Queue", "Arn"]}}}
            }
            """
                .replace("QUEUE", queue)
                .replace("ACTIONS", actions)
                .replace("MORE", more));
    var permissions = TemplatePolicies.read(deployment, _ -> {});
    var sources =
        new EventSources(
            deployment,
            permissions,
            new Queues(engine.client(), permissions),
            noTables(),
            functions,
            () -> new TraceHeader("Root=1-new"));
    sources.start();
    return sources;
  }

  /// For templates whose mappings are of queues alone: nobody calls the client.
  private static TableStreams noTables() {
    var streams =
        DynamoDbStreamsClient.builder()
            .region(Region.AP_SOUTHEAST_2)
            .endpointOverride(URI.create("http://127.0.0.1:1"))
            .httpClient(Apache5HttpClient.create())
            .build();
    return new TableStreams(
        streams, MVStore.open(null), InstantSource.system(), () -> "a request id");
  }
}
