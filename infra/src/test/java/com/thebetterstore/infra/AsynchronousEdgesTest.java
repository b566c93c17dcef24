package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing that is on its way is lost without an alarm.
class AsynchronousEdgesTest {

  private final Templates templates = Templates.synthesised();

  /// Where something is handed over, and the queue that takes what could not be.
  private record Edge(Resource at, Optional<Resource> deadLetters) {}

  private Stream<Edge> edges() {
    return Stream.of(queues(), streams(), targets(), schedules(), asynchronousCalls())
        .flatMap(edges -> edges);
  }

  private Stream<Edge> queues() {
    return consumedQueues().map(queue -> edge(queue, queue.property("RedrivePolicy")));
  }

  private Stream<Edge> streams() {
    return templates
        .all("Lambda::EventSourceMapping")
        .filter(source -> !isQueue(source))
        .map(source -> edge(source, source.property("DestinationConfig/OnFailure")));
  }

  private Stream<Edge> targets() {
    return templates
        .all("Events::Rule")
        .flatMap(rule ->
            Templates.stream(rule.property("Targets"))
                .map(target -> edge(rule, target.path("DeadLetterConfig"))));
  }

  private Stream<Edge> schedules() {
    return templates
        .all("Scheduler::Schedule")
        .map(schedule -> edge(schedule, schedule.property("Target/DeadLetterConfig")));
  }

  private Stream<Edge> asynchronousCalls() {
    return templates
        .all("Lambda::EventInvokeConfig")
        .map(call -> edge(call, call.property("DestinationConfig/OnFailure")));
  }

  private Edge edge(Resource at, JsonNode failure) {
    return new Edge(at, templates.named(at, failure));
  }

  private Stream<Resource> consumedQueues() {
    return templates
        .all("Lambda::EventSourceMapping")
        .filter(this::isQueue)
        .map(source -> templates.named(source, source.property("EventSourceArn")).orElseThrow());
  }

  private boolean isQueue(Resource source) {
    return templates
        .named(source, source.property("EventSourceArn"))
        .orElseThrow()
        .type()
        .equals("AWS::SQS::Queue");
  }

  @Test
  void every_edge_has_a_dead_letter_queue() {
    assertThat(edges()).hasSizeGreaterThanOrEqualTo(15);
    assertThat(edges().filter(edge -> edge.deadLetters().isEmpty())).isEmpty();
  }

  @Test
  void every_dead_letter_queue_keeps_its_letters_fourteen_days_and_raises_an_alarm_at_the_first() {
    var deadLetterQueues = edges().flatMap(edge -> edge.deadLetters().stream()).distinct().toList();

    assertThat(deadLetterQueues)
        .allSatisfy(queue -> {
          assertThat(queue.property("MessageRetentionPeriod").asInt()).isEqualTo(14 * 86_400);
          assertThat(alarmsOn(queue))
              .anySatisfy(alarm -> {
                assertThat(alarm.property("MetricName").asText())
                    .isEqualTo("ApproximateNumberOfMessagesVisible");
                assertThat(alarm.property("Threshold").asInt(-1)).isZero();
              });
        });
  }

  private List<Resource> alarmsOn(Resource subject) {
    return templates
        .all("CloudWatch::Alarm")
        .filter(alarm ->
            templates.named(alarm, alarm.property("Dimensions")).equals(Optional.of(subject)))
        .toList();
  }

  @Test
  void a_message_stays_hidden_for_six_timeouts_of_its_function_and_the_window() {
    assertThat(templates.all("Lambda::EventSourceMapping").filter(this::isQueue))
        .hasSize(6)
        .allSatisfy(source -> {
          var queue = templates.named(source, source.property("EventSourceArn")).orElseThrow();
          assertThat(queue.property("VisibilityTimeout").asInt())
              .isGreaterThanOrEqualTo(
                  6 * function(source).property("Timeout").asInt() + window(source));
          assertThat(queue.property("RedrivePolicy/maxReceiveCount").asInt()).isEqualTo(5);
        });
  }

  private Resource function(Resource source) {
    var alias = templates.named(source, source.property("FunctionName")).orElseThrow();
    return templates.named(alias, alias.property("FunctionName")).orElseThrow();
  }

  /// Where the window is a parameter, the most that the parameter takes.
  private static int window(Resource source) {
    var window = source.property("MaximumBatchingWindowInSeconds");
    return window.isObject() ? 300 : window.asInt();
  }

  @Test
  void a_function_that_takes_batches_names_the_messages_that_failed() {
    assertThat(templates.all("Lambda::EventSourceMapping"))
        .allSatisfy(source ->
            assertThat(source.property("FunctionResponseTypes").path(0).asText())
                .isEqualTo("ReportBatchItemFailures"));
  }

  /// What the stream has forgotten is not in the failure queue either: that gets positions only.
  @Test
  void an_outbox_row_is_tried_until_shortly_before_the_stream_drops_it() {
    assertThat(templates.all("Lambda::EventSourceMapping").filter(s -> !isQueue(s)))
        .hasSize(2)
        .allSatisfy(source -> {
          assertThat(source.property("BisectBatchOnFunctionError").asBoolean()).isTrue();
          assertThat(source.property("MaximumRetryAttempts").asInt(-1)).isEqualTo(-1);
          assertThat(source.property("MaximumRecordAgeInSeconds").asInt()).isEqualTo(23 * 3_600);
          assertThat(source.property("FilterCriteria/Filters/0/Pattern").asText())
              .contains("\"INSERT\"", "\"OUTBOX#\"");
        });
  }

  @Test
  void the_alarm_about_lost_outbox_rows_says_to_put_them_again() {
    assertThat(streams())
        .hasSize(2)
        .allSatisfy(edge ->
            assertThat(alarmsOn(edge.deadLetters().orElseThrow()))
                .singleElement()
                .satisfies(alarm ->
                    assertThat(alarm.text("AlarmDescription"))
                        .contains("OUTBOX#", "occurredAt", "7 days", "put it again")
                        .doesNotContain("then redrive")));
  }

  /// What EventBridge left in an inbox's dead-letter queue has no source that SQS would know.
  @Test
  void letters_of_a_queue_are_to_be_redriven_to_that_queue_by_name_and_no_others_at_all() {
    var redriven =
        templates
            .all("CloudWatch::Alarm")
            .filter(alarm -> alarm.text("AlarmDescription").contains("redrive"))
            .filter(alarm -> !alarm.text("AlarmDescription").contains("redriving it does nothing"))
            .toList();
    var inboxes =
        templates
            .all("SQS::Queue")
            .filter(queue -> queue.property("RedrivePolicy").isObject())
            .toList();

    assertThat(redriven).hasSameSizeAs(inboxes);
    assertThat(inboxes)
        .allSatisfy(inbox -> {
          var dead = templates.named(inbox, inbox.property("RedrivePolicy")).orElseThrow();
          assertThat(redriven)
              .filteredOn(alarm ->
                  templates.named(alarm, alarm.property("Dimensions")).equals(Optional.of(dead)))
              .singleElement()
              .satisfies(alarm ->
                  assertThat(alarm.text("AlarmDescription"))
                      .contains("to the queue ${" + inbox.id() + ".QueueName}"));
        });
  }

  @Test
  void outbox_rows_that_are_five_minutes_late_raise_an_alarm() {
    var relays =
        templates
            .all("Lambda::EventSourceMapping")
            .filter(s -> !isQueue(s))
            .map(this::function)
            .toList();

    assertThat(relays)
        .hasSize(2)
        .allSatisfy(relay ->
            assertThat(alarmsOn(relay))
                .filteredOn(a -> a.property("MetricName").asText().equals("IteratorAge"))
                .singleElement()
                .satisfies(alarm ->
                    assertThat(alarm.property("Threshold").asInt()).isEqualTo(5 * 60 * 1_000)));
  }

  @Test
  void whoever_is_scheduled_has_somewhere_to_leave_its_own_failures() {
    assertThat(templates.all("Scheduler::Schedule"))
        .hasSize(2)
        .allSatisfy(schedule -> {
          var alias = templates.named(schedule, schedule.property("Target/Arn")).orElseThrow();
          var function = templates.named(alias, alias.property("FunctionName"));
          assertThat(templates.all("Lambda::EventInvokeConfig"))
              .anyMatch(c -> templates.named(c, c.property("FunctionName")).equals(function));
        });
  }

  @Test
  void only_the_named_rule_may_send_to_a_queue() {
    var allowed =
        Statement.ofResources(templates, "SQS::QueuePolicy").filter(Statement::allows).toList();

    assertThat(allowed).isNotEmpty();
    assertThat(allowed)
        .allSatisfy(statement -> {
          var source = statement.node().at("/Condition/ArnEquals/aws:SourceArn");
          assertThat(templates.named(statement.policy(), source)).isPresent();
          assertThat(statement.node().path("Principal").path("Service").asText())
              .isEqualTo("events.amazonaws.com");
        });
  }
}
