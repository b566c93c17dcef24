package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebetterstore.infra.Templates.Resource;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AlarmsTest {

  private final Templates templates = Templates.synthesised();

  @Test
  void every_alarm_tells_the_operators_and_says_what_to_do() {
    assertThat(templates.all("CloudWatch::Alarm"))
        .hasSizeGreaterThan(20)
        .allSatisfy(alarm -> {
          assertThat(alarm.property("AlarmActions").size()).isEqualTo(1);
          assertThat(alarm.property("AlarmActions").toString())
              .containsAnyOf("alarmtopicarn", "Alarms");
          assertThat(alarm.property("AlarmDescription").asText()).hasSizeBetween(60, 1024);
          assertThat(alarm.property("TreatMissingData").asText()).isEqualTo("notBreaching");
        });
  }

  @Test
  void these_things_raise_alarms_beside_functions_and_dead_letters() {
    assertThat(templates.all("CloudWatch::Alarm").map(a -> a.property("MetricName").asText()))
        .contains(
            "IteratorAge",
            "ACUUtilization",
            "CPUUtilization",
            "NumberOfMessagesSent",
            "OrdersRepaired",
            "OrdersNotReconciled",
            "PaymentsMismatched",
            "PaymentsDisputed",
            "PaidOrdersRefundedByHand",
            "GoodsContradictingOrders",
            "PaymentsNotReturned",
            "PaymentsStillNotReturned",
            "5XXError");
  }

  /// A guest who makes up a cursor gets an error, which Lambda counts as the function's.
  @Test
  void what_fails_while_a_buyer_waits_raises_an_alarm_unless_it_was_asked_for_wrongly() {
    var waited = templates.all("AppSync::DataSource").map(this::functionBehind).toList();

    assertThat(waited)
        .hasSize(4)
        .allSatisfy(function ->
            assertThat(templates.all("CloudWatch::Alarm"))
                .filteredOn(alarm -> isOnErrorsOf(function, alarm))
                .singleElement()
                .satisfies(alarm -> {
                  assertThat(computed(alarm)).isEqualTo("errors - FILL(askedForWrongly, 0)");
                  assertThat(metric(alarm, "askedForWrongly").path("MetricName"))
                      .isEqualTo(countOfWronglyAsked(function));
                }));
  }

  private Resource functionBehind(Resource source) {
    var alias = templates.named(source, source.property("LambdaConfig")).orElseThrow();
    return templates.named(alias, alias.property("FunctionName")).orElseThrow();
  }

  private boolean isOnErrorsOf(Resource function, Resource alarm) {
    var errors = metric(alarm, "errors");
    return errors.path("MetricName").asText().equals("Errors")
        && templates.named(alarm, errors.path("Dimensions")).equals(Optional.of(function));
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

  private JsonNode countOfWronglyAsked(Resource function) {
    var log = templates.named(function, function.property("LoggingConfig/LogGroup"));
    var filter =
        templates
            .all("Logs::MetricFilter")
            .filter(f -> templates.named(f, f.property("LogGroupName")).equals(log))
            .filter(f ->
                f.property("FilterPattern")
                    .asText()
                    .equals("{ $.formattedMessage = \"field was asked for wrongly\" }"))
            .findFirst()
            .orElseThrow();
    return filter.property("MetricTransformations/0/MetricName");
  }

  @Test
  void these_log_lines_are_counted() {
    assertThat(templates.all("Logs::MetricFilter").map(f -> f.property("FilterPattern").asText()))
        .contains(
            "{ $.formattedMessage = \"order repaired\" }",
            "{ $.formattedMessage = \"order could not be reconciled\" }",
            "{ $.formattedMessage = \"payment is not wholly returned\" }",
            "{ $.formattedMessage = \"payment does not match its order\" }",
            "{ $.formattedMessage = \"paid order was refunded by hand\" }",
            "{ $.formattedMessage = \"payment is disputed\" }",
            "{ $.formattedMessage = \"goods and order contradict each other\" }");
  }

  @Test
  void every_service_has_a_dashboard_with_its_business_on_top() {
    assertThat(templates.all("CloudWatch::Dashboard"))
        .hasSize(3)
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
