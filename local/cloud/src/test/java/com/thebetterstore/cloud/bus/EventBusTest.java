package com.thebetterstore.cloud.bus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.bus.rule.Rules;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.json.LosslessJson;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.testing.MovableClock;
import com.thebetterstore.cloud.testing.QueueEngine;
import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.timing.TimedTasks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventBusTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");
  private static final String RULE_ARN =
      "arn:aws:events:ap-southeast-2:000000000000:rule/shop/confirmed";

  private static final String TRACE =
      "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";

  private static QueueEngine engine;
  private static int tests;

  private final MovableClock clock = new MovableClock(NOON);
  private final TimedTasks agenda = new TimedTasks(clock);
  private final AtomicInteger ids = new AtomicInteger();
  private final List<EventBus> buses = new ArrayList<>();
  private final List<MVStore> stores = new ArrayList<>();
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
    queue = "orders-" + ++tests;
  }

  @AfterEach
  void closeAll() {
    buses.forEach(EventBus::close);
    stores.forEach(MVStore::close);
    agenda.close();
  }

  @Test
  void an_event_reaches_the_queue_in_the_envelope_of_eventbridge() throws IOException {
    engine.queue(queue);
    var store = memory();
    put(bus(template("", true), store), "{\"total\": 19.990, \"n\": 12345678901234567890}");

    var message = engine.next(queue);
    var event = LosslessJson.EXACT.readTree(message.body());
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
    assertThat(event.path("id").asText()).isEqualTo("event-1");
    assertThat(event.path("time").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(event.path("detail").toString())
        .isEqualTo("{\"total\":19.990,\"n\":12345678901234567890}");
    assertThat(message.attributesAsStrings()).containsEntry("AWSTraceHeader", TRACE);
  }

  @Test
  void an_event_that_no_rule_wants_goes_nowhere() throws IOException {
    engine.queue(queue);
    var store = memory();
    var bus = bus(template("", true), store);
    var answer = putEvents(bus, entry("tbs.other", "OrderConfirmed", "{}"));
    assertThat(answer.path("FailedEntryCount").asInt()).isZero();

    assertThat(engine.isEmpty(queue)).isTrue();
  }

  @Test
  void a_queue_whose_policy_does_not_name_the_rule_gets_nothing_and_the_event_is_a_dead_letter()
      throws IOException {
    engine.queue(queue);
    engine.queue(queue + "-dlq");
    var store = memory();
    put(bus(template(deadLetters(), false), store), "{}");
    var dead = engine.next(queue + "-dlq");
    assertThat(QueueEngine.attributes(dead)).containsEntry("ERROR_CODE", "NO_PERMISSIONS");
    assertThat(QueueEngine.attributes(dead)).containsEntry("RULE_ARN", RULE_ARN);
    assertThat(QueueEngine.attributes(dead).get("TARGET_ARN")).endsWith(queue);
    assertThat(QueueEngine.attributes(dead)).containsEntry("RETRY_ATTEMPTS", "0");
    assertThat(QueueEngine.attributes(dead)).doesNotContainKey("EXHAUSTED_RETRY_CONDITION");
    assertThat(LosslessJson.EXACT.readTree(dead.body()).path("id").asText()).isEqualTo("event-1");

    assertThat(engine.isEmpty(queue)).isTrue();
  }

  @Test
  void a_queue_that_does_not_exist_makes_a_dead_letter_at_once() throws IOException {
    engine.queue(queue + "-dlq");
    var store = memory();
    put(bus(template(deadLetters(), true), store), "{}");
    var dead = engine.next(queue + "-dlq");
    assertThat(QueueEngine.attributes(dead)).containsEntry("ERROR_CODE", "NO_RESOURCE");
  }

  @Test
  void a_target_that_fails_is_tried_again_until_its_policy_gives_up() throws IOException {
    engine.queue(queue + "-dlq");
    var attempts = new AtomicInteger();
    TargetDriver failing =
        (_, _, _, _) -> {
          attempts.incrementAndGet();
          throw new DeliveryFailure("CONNECTION_FAILURE", "down");
        };
    var store = memory();
    put(bus(template(deadLetters(), true), store, Map.of("sqs", failing)), "{}");
    for (var expected = 1; expected <= 3; expected++) {
      var tried = expected;
      Eventually.holds("attempt " + tried, () -> moveUntil(() -> attempts.get() >= tried));
    }
    var dead = engine.next(queue + "-dlq");
    assertThat(attempts).hasValue(3);
    assertThat(QueueEngine.attributes(dead))
        .containsEntry("EXHAUSTED_RETRY_CONDITION", "MaximumRetryAttempts");
    assertThat(QueueEngine.attributes(dead)).containsEntry("RETRY_ATTEMPTS", "2");
    assertThat(QueueEngine.attributes(dead)).containsEntry("ERROR_MESSAGE", "down");
  }

  @Test
  void what_was_accepted_and_not_delivered_is_delivered_after_a_restart() throws IOException {
    engine.queue(queue);
    var file = folder.resolve("bus.mv").toString();
    TargetDriver failing =
        (_, _, _, _) -> {
          throw new DeliveryFailure("CONNECTION_FAILURE", "down");
        };
    var store = MVStore.open(file);
    put(bus(template("", true), store, Map.of("sqs", failing)), "{\"kept\":true}");
    // No orderly close: what a kill of the process leaves is what was committed.
    store.closeImmediately();

    var again = opened(MVStore.open(file));
    bus(template("", true), again).resume();
    assertThat(engine.next(queue).body()).contains("{\"kept\":true}");
    Eventually.holds("log is empty", () -> again.openMap("bus-deliveries").isEmpty());
  }

  @Test
  void each_entry_is_taken_or_refused_by_itself() throws IOException {
    engine.queue(queue);
    var store = memory();
    var bus = bus(template("", true), store);
    var answer =
        putEvents(
            bus,
            String.join(
                ",",
                entry("tbs.ordering", "OrderConfirmed", "{\\\"a\\\":1}"),
                entry("tbs.ordering", "OrderConfirmed", "{\\\"a\\\":"),
                entry("tbs.ordering", "OrderConfirmed", "[]"),
                entry("tbs.ordering", "OrderConfirmed", "{} {}"),
                entry("", "OrderConfirmed", "{}"),
                entry("aws.s3", "OrderConfirmed", "{}"),
                entry("tbs.ordering", "OrderConfirmed", "{}").replace("shop", "nowhere")));
    assertThat(answer.path("FailedEntryCount").asInt()).isEqualTo(6);
    assertThat(answer.path("Entries").findValuesAsText("ErrorCode"))
        .containsExactly(
            "MalformedDetail",
            "MalformedDetail",
            "MalformedDetail",
            "InvalidArgument",
            "NotAuthorizedForSourceException",
            "InvalidArgument");
    assertThat(answer.path("Entries").path(0).path("EventId").asText()).isEqualTo("event-1");
    assertThat(engine.next(queue).body()).contains("{\"a\":1}");
  }

  @Test
  void a_request_without_entries_with_too_many_or_too_large_is_refused() throws IOException {
    var store = memory();
    var bus = bus(template("", true), store);
    var one = entry("tbs.ordering", "OrderConfirmed", "{}");
    assertThat(putEvents(bus, "").path("__type").asText()).isEqualTo("ValidationException");
    assertThat(putEvents(bus, String.join(",", Collections.nCopies(11, one))))
        .hasToString(putEvents(bus, "").toString());
    var large = entry("tbs.ordering", "Large", "{\\\"a\\\":\\\"" + "x".repeat(1 << 20) + "\\\"}");
    assertThat(putEvents(bus, large).path("message").asText()).contains("over the limit");
  }

  @Test
  void a_target_may_be_given_a_part_or_a_transformation_of_the_event() throws IOException {
    engine.queue(queue);
    var input =
        """
        , "InputTransformer": {
          "InputPathsMap": {"id": "$.detail.id", "who": "$.detail.who", "gone": "$.detail.gone"},
          "InputTemplate": "{\\"id\\": <id>, \\"text\\": \\"for <who>\\", \\"gone\\": <gone>, \\"rule\\": <aws.events.rule-name>}"}
        """;
    var store = memory();
    put(bus(template(input, true), store), "{\"id\": {\"n\": 7}, \"who\": \"Zoë \\\"Z\\\"\"}");
    assertThat(engine.next(queue).body())
        .isEqualTo(
            "{\"id\": {\"n\":7}, \"text\": \"for Zoë \\\"Z\\\"\", \"gone\": null,"
                + " \"rule\": \"confirmed\"}");
  }

  private boolean moveUntil(BooleanSupplier condition) {
    clock.advance(Duration.ofMinutes(1));
    agenda.clockMoved();
    return condition.getAsBoolean();
  }

  private MVStore memory() {
    return opened(new MVStore.Builder().open());
  }

  private MVStore opened(MVStore store) {
    stores.add(store);
    return store;
  }

  private EventBus bus(Deployment deployment, MVStore store) {
    var queues = new Queues(engine.client(), TemplatePolicies.read(deployment, _ -> {}));
    return bus(deployment, store, Map.of("sqs", new QueueTargets(queues)));
  }

  private EventBus bus(Deployment deployment, MVStore store, Map<String, TargetDriver> drivers) {
    var queues = new Queues(engine.client(), TemplatePolicies.read(deployment, _ -> {}));
    var bus =
        new EventBus(Rules.read(deployment), drivers, queues, store, agenda, clock, new Random(1));
    buses.add(bus);
    return bus;
  }

  private void put(EventBus bus, String detail) throws IOException {
    var quoted = LosslessJson.EXACT.writeValueAsString(detail);
    var entry = entry("tbs.ordering", "OrderConfirmed", quoted.substring(1, quoted.length() - 1));
    assertThat(putEvents(bus, entry).path("FailedEntryCount").asInt(-1)).isZero();
  }

  private JsonNode putEvents(EventBus bus, String entries) throws IOException {
    var body = "{\"Entries\": [" + entries + "]}";
    var answer =
        new PutEvents(bus, clock, () -> "event-" + ids.incrementAndGet())
            .serve(
                new AwsRequest("POST", "/", "", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    return LosslessJson.EXACT.readTree(answer.body());
  }

  private static String entry(String source, String type, String detail) {
    return """
    {"EventBusName": "shop", "Source": "%s", "DetailType": "%s", "Detail": "%s", "TraceHeader": "%s"}\
    """
        .formatted(source, type, detail, TRACE);
  }

  private String deadLetters() {
    return ", \"DeadLetterConfig\": {\"Arn\": {\"Fn::GetAtt\": [\"Dlq\", \"Arn\"]}}"
        + ", \"RetryPolicy\": {\"MaximumRetryAttempts\": 2}";
  }

  /// A bus, a rule on it, its target and the target's policy.
  private Deployment template(String moreOfTarget, boolean allowed) {
    var rule =
        allowed ? "{\"Fn::GetAtt\": [\"Rule\", \"Arn\"]}" : "\"arn:aws:events:::rule/other\"";
    return TemplateFile.of(
        folder,
        """
        {
          "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "shop"}},
          "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "QUEUE"}},
          "Dlq": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "QUEUE-dlq"}},
          "Rule": {"Type": "AWS::Events::Rule", "Properties": {
            "Name": "confirmed", "EventBusName": {"Ref": "Bus"}, "State": "ENABLED",
            "EventPattern": {"source": ["tbs.ordering"], "detail-type": ["OrderConfirmed"]},
            "Targets": [{"Id": "Target0", "Arn": {"Fn::GetAtt": ["Queue", "Arn"]} MORE}]}},
          "Policy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "Queue"}],
            "PolicyDocument": {"Statement": [{
              "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
              "Action": "sqs:SendMessage", "Resource": {"Fn::GetAtt": ["Queue", "Arn"]},
              "Condition": {"ArnEquals": {"aws:SourceArn": ALLOWED}}}]}}},
          "DlqPolicy": {"Type": "AWS::SQS::QueuePolicy", "Properties": {
            "Queues": [{"Ref": "Dlq"}],
            "PolicyDocument": {"Statement": [{
              "Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"},
              "Action": "sqs:SendMessage", "Resource": {"Fn::GetAtt": ["Dlq", "Arn"]},
              "Condition": {"ArnEquals": {"aws:SourceArn": {"Fn::GetAtt": ["Rule", "Arn"]}}}}]}}}
        }
        """
            .replace("QUEUE", queue)
            .replace("MORE", moreOfTarget)
            .replace("ALLOWED", rule));
  }
}
