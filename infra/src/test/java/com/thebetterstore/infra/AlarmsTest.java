package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

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
}
