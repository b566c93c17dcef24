package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebetterstore.infra.Templates.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlarmsTest {

  private final Templates templates = Templates.synthesised();

  @Test
  void every_alarm_reaches_the_operators_and_says_what_to_do() {
    assertThat(templates.all("CloudWatch::Alarm"))
        .hasSizeGreaterThan(20)
        .allSatisfy(alarm -> {
          assertThat(alarm.property("AlarmActions").size()).isEqualTo(1);
          assertThat(alarm.property("AlarmActions").toString())
              .containsAnyOf("alarmtopicarn", "Alarms");
          assertThat(alarm.text("AlarmDescription")).hasSizeBetween(60, 1024);
        });
  }

  @Test
  void silence_is_well_except_of_what_always_runs() {
    assertThat(
            templates
                .all("CloudWatch::Alarm")
                .filter(a -> !a.property("TreatMissingData").asText().equals("notBreaching")))
        .hasSize(2)
        .allSatisfy(alarm -> {
          assertThat(scheduled())
              .contains(templates.named(alarm, alarm.property("Dimensions")).orElseThrow());
          assertThat(alarm.property("TreatMissingData").asText()).isEqualTo("breaching");
          assertThat(alarm.property("MetricName").asText()).isEqualTo("Invocations");
          assertThat(alarm.property("ComparisonOperator").asText()).isEqualTo("LessThanThreshold");
          assertThat(alarm.property("Threshold").asInt()).isEqualTo(1);
          assertThat(alarm.property("Period").asInt()).isEqualTo(15 * 60);
        });
  }

  private List<Resource> scheduled() {
    return templates
        .all("Scheduler::Schedule")
        .map(schedule -> templates.named(schedule, schedule.property("Target/Arn")).orElseThrow())
        .map(alias -> templates.named(alias, alias.property("FunctionName")).orElseThrow())
        .toList();
  }

  /// Nobody takes what is older than all its tries take: a mapping that is disabled, for example.
  @Test
  void a_queue_whose_messages_no_function_takes_raises_an_alarm() {
    var inboxes =
        templates
            .all("SQS::Queue")
            .filter(queue -> queue.property("RedrivePolicy").isObject())
            .toList();

    assertThat(inboxes)
        .hasSize(6)
        .allSatisfy(queue ->
            assertThat(alarmsOn(queue, "ApproximateAgeOfOldestMessage"))
                .singleElement()
                .satisfies(alarm ->
                    assertThat(alarm.property("Threshold").asInt())
                        .isGreaterThanOrEqualTo(
                            queue.property("VisibilityTimeout").asInt()
                                * queue.property("RedrivePolicy/maxReceiveCount").asInt())
                        .isGreaterThanOrEqualTo(15 * 60)));
  }

  private List<Resource> alarmsOn(Resource subject, String metric) {
    return templates
        .all("CloudWatch::Alarm")
        .filter(alarm -> alarm.property("MetricName").asText().equals(metric))
        .filter(alarm ->
            templates.named(alarm, alarm.property("Dimensions")).equals(Optional.of(subject)))
        .toList();
  }

  @Test
  void an_event_that_not_even_a_dead_letter_queue_took_raises_an_alarm() {
    assertThat(templates.all("Events::Rule").filter(rule -> rule.property("Targets").isArray()))
        .hasSize(6)
        .allSatisfy(rule ->
            assertThat(
                    templates
                        .all("CloudWatch::Alarm")
                        .filter(a ->
                            a.property("MetricName")
                                .asText()
                                .equals("InvocationsFailedToBeSentToDlq"))
                        .filter(a -> a.stack().equals(rule.stack()))
                        .filter(a -> a.property("Dimensions").toString().contains(rule.id())))
                .hasSize(1));
  }

  @Test
  void a_throttled_table_or_index_raises_an_alarm() {
    var throttled =
        templates
            .all("CloudWatch::Alarm")
            .filter(a -> metric(a, "writes").path("MetricName").asText().contains("Throttle"))
            .map(a -> a.stack() + metric(a, "writes").path("Dimensions").size())
            .toList();

    assertThat(throttled)
        .containsExactlyInAnyOrder(
            "tbs-app-order-local1",
            "tbs-app-order-local2",
            "tbs-app-order-local2",
            "tbs-app-order-local2",
            "tbs-app-order-local2",
            "tbs-app-order-local2",
            "tbs-app-fulfilment-local1",
            "tbs-app-fulfilment-local2");
  }

  /// The alarm is of the time itself: it rises without a request, too.
  @Test
  void the_guests_key_raises_an_alarm_weeks_before_it_expires() {
    var expires = templates.all("AppSync::ApiKey").findFirst().orElseThrow().property("Expires");

    assertThat(templates.all("CloudWatch::Alarm").filter(a -> computed(a).startsWith("EPOCH(")))
        .singleElement()
        .satisfies(alarm ->
            assertThat(Duration.ofSeconds(expires.asLong() - alarm.property("Threshold").asLong()))
                .isBetween(Duration.ofDays(30), Duration.ofDays(60)));
  }

  @Test
  void these_things_raise_alarms_beside_functions_and_dead_letters() {
    assertThat(MetricUse.in(templates))
        .filteredOn(use -> use.from().type().equals("AWS::CloudWatch::Alarm"))
        .extracting(MetricUse::metric)
        .contains(
            "IteratorAge",
            "4XXError",
            "Latency",
            "Reputation.BounceRate",
            "Reputation.ComplaintRate",
            "ACUUtilization",
            "CPUUtilization",
            "NumberOfMessagesSent",
            "OrdersRepaired",
            "OrdersNotReconciled",
            "PaymentsMismatched",
            "PaymentsDisputed",
            "GoodsContradictingOrders",
            "PaymentsNotReturned",
            "PaymentsStillNotReturned",
            "5XXError");
  }

  /// A guest who makes up a cursor gets an error, which Lambda counts as the function's: faults are
  /// counted where they are logged. [MetricFiltersTest] says which lines are faults.
  @Test
  void what_fails_while_a_buyer_waits_raises_an_alarm() {
    var waited = templates.all("AppSync::DataSource").map(this::functionBehind).toList();

    assertThat(waited)
        .hasSize(8)
        .allSatisfy(function -> {
          var count = countOfFaults(function);
          assertThat(templates.all("CloudWatch::Alarm"))
              .filteredOn(alarm -> alarm.property("MetricName").equals(count))
              .singleElement()
              .satisfies(alarm -> assertThat(alarm.property("Threshold").asInt(-1)).isZero());
        });
  }

  @Test
  void an_alarm_says_how_to_roll_back_and_the_version_before_is_kept() {
    assertThat(
            templates
                .all("CloudWatch::Alarm")
                .filter(a -> a.text("AlarmDescription").contains("roll back")))
        .hasSize(9)
        .allSatisfy(alarm ->
            assertThat(alarm.text("AlarmDescription"))
                .contains("list-versions-by-function", "update-alias --name live"));
    // Versions are replaced by new ones: kept means kept when that happens.
    assertThat(templates.all("Lambda::Version"))
        .isNotEmpty()
        .allSatisfy(version -> {
          assertThat(version.node().path("UpdateReplacePolicy").asText()).isEqualTo("Retain");
          assertThat(version.node().path("DeletionPolicy").asText())
              .isEqualTo("RetainExceptOnCreate");
        });
  }

  @Test
  void operators_are_mailed_once_an_address_is_given() {
    assertThat(templates.all("SNS::Subscription"))
        .singleElement()
        .satisfies(subscription -> {
          assertThat(subscription.property("Protocol").asText()).isEqualTo("email");
          assertThat(subscription.property("Endpoint/Ref").asText()).isEqualTo("OperatorMail");
          assertThat(subscription.node().path("Condition").asText()).isEqualTo("HasOperators");
          assertThat(
                  templates
                      .named(subscription, subscription.property("TopicArn"))
                      .map(Resource::type))
              .contains("AWS::SNS::Topic");
        });
  }

  private Resource functionBehind(Resource source) {
    var alias = templates.named(source, source.property("LambdaConfig")).orElseThrow();
    return templates.named(alias, alias.property("FunctionName")).orElseThrow();
  }

  private static JsonNode metric(Resource alarm, String id) {
    return Templates.stream(alarm.property("Metrics"))
        .filter(metric -> metric.path("Id").asText().equals(id))
        .map(metric -> metric.at("/MetricStat/Metric"))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static String computed(Resource alarm) {
    return Templates.stream(alarm.property("Metrics"))
        .map(metric -> metric.path("Expression").asText())
        .collect(Collectors.joining());
  }

  private JsonNode countOfFaults(Resource function) {
    var log = templates.named(function, function.property("LoggingConfig/LogGroup"));
    var filter =
        templates
            .all("Logs::MetricFilter")
            .filter(f -> templates.named(f, f.property("LogGroupName")).equals(log))
            .filter(
                f -> f.property("FilterPattern").asText().contains("field could not be resolved"))
            .findFirst()
            .orElseThrow();
    return filter.property("MetricTransformations/0/MetricName");
  }

  @Test
  void these_log_lines_are_counted() {
    assertThat(templates.all("Logs::MetricFilter").map(f -> f.property("FilterPattern").asText()))
        .contains(
            "{ $.message = \"order repaired\" }",
            "{ $.message = \"order could not be reconciled\" }",
            "{ $.message = \"payment is not wholly returned\" }",
            "{ $.message = \"payment does not match its order\" }",
            "{ $.message = \"payment is disputed\" }",
            "{ $.message = \"goods and order contradict each other\" }");
  }

  @Test
  void every_service_has_a_dashboard_with_its_business_on_top() {
    var dashboards = templates.all("CloudWatch::Dashboard").toList();
    assertThat(dashboards.stream().map(Resource::stack))
        .containsExactlyInAnyOrderElementsOf(
            templates
                .all("Lambda::Function")
                .map(Resource::stack)
                .distinct()
                .filter(stack -> stack.startsWith("tbs-app-"))
                .toList());
    assertThat(dashboards)
        .allSatisfy(dashboard -> {
          var body = dashboard.property("DashboardBody").toString();
          assertThat(body.indexOf("Business")).isPositive();
          assertThat(body.indexOf("Business")).isLessThan(body.indexOf("Invocations"));
        });
  }

  @Test
  void the_shopkeeper_sees_failed_payments() {
    assertThat(templates.all("CloudWatch::Dashboard").filter(d -> d.stack().contains("order")))
        .singleElement()
        .satisfies(dashboard ->
            assertThat(dashboard.property("DashboardBody").toString())
                .contains("orders confirmed", "payments failed"));
  }
}
