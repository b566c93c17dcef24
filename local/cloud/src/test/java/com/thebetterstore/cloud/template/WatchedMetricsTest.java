package com.thebetterstore.cloud.template;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedMetricsTest {

  @TempDir private Path folder;

  private void check(String type, String properties) throws IOException {
    var template =
        """
        {"Resources": {
           "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "shop"}},
           "Rule": {"Type": "AWS::Events::Rule", "Properties": {
             "Name": "sold", "EventBusName": {"Ref": "Bus"}}},
           "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "parcels"}},
           "Watch": {"Type": "AWS::CloudWatch::%s", "Properties": %s}}}
        """
            .formatted(type, properties);
    var assembly = new Assembly(folder).stack("app", template).write();
    WatchedMetrics.check(Templates.read(assembly));
  }

  private static String dimension(String name, String value) {
    return "[{\"Name\": \"%s\", \"Value\": %s}]".formatted(name, value);
  }

  @Test
  void what_is_there_may_be_watched() {
    assertThatCode(
            () -> {
              check(
                  "Alarm",
                  "{\"Dimensions\": %s}"
                      .formatted(
                          dimension("QueueName", "{\"Fn::GetAtt\": [\"Queue\", \"QueueName\"]}")));
              check(
                  "Alarm",
                  "{\"Metrics\": [{\"Expression\": \"m * 2\"}, {\"MetricStat\": {\"Metric\": {\"Dimensions\": %s}}}]}"
                      .formatted(dimension("RuleName", "\"sold\"")));
              check(
                  "Alarm", "{\"Dimensions\": %s}".formatted(dimension("Operation", "\"GetItem\"")));
              check(
                  "Dashboard",
                  """
                  {"DashboardBody": {"Fn::Join": ["", ["{\\"widgets\\":[{\\"properties\\":{\\"metrics\\":[[\\"AWS/SQS\\",\\"A\\",\\"QueueName\\",\\"",
                    {"Fn::GetAtt": ["Queue", "QueueName"]}, "\\",{\\"stat\\":\\"Sum\\"}]]}}]}"]]}}
                  """);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void an_alarm_on_what_is_not_there_is_refused() {
    assertThatThrownBy(() ->
            check("Alarm", "{\"Dimensions\": %s}".formatted(dimension("QueueName", "\"letters\""))))
        .isInstanceOf(TemplateException.class)
        .hasMessage(
            "app/Watch watches a metric of QueueName letters, and no AWS::SQS::Queue is called so");
  }

  /// A queue's `Ref` is its URL.
  @Test
  void an_alarm_by_a_wrong_answer_about_what_is_there_is_refused() {
    assertThatThrownBy(() ->
            check(
                "Alarm",
                "{\"Metrics\": [{\"MetricStat\": {\"Metric\": {\"Dimensions\": %s}}}]}"
                    .formatted(dimension("QueueName", "{\"Ref\": \"Queue\"}"))))
        .hasMessageContaining("no AWS::SQS::Queue is called so");
  }

  @Test
  void a_dashboard_on_what_is_not_there_is_refused() {
    assertThatThrownBy(() ->
            check(
                "Dashboard",
                """
                {"DashboardBody": "{\\"widgets\\":[{\\"properties\\":{\\"metrics\\":[[\\"AWS/Events\\",\\"MatchedEvents\\",\\"EventBusName\\",\\"shop\\",\\"RuleName\\",\\"shop|sold\\"]]}}]}"}
                """))
        .hasMessage(
            "app/Watch watches a metric of RuleName shop|sold, and no AWS::Events::Rule is called"
                + " so");
  }

  @Test
  void a_dimension_that_nobody_knows_is_refused() {
    assertThatThrownBy(
            () -> check("Alarm", "{\"Dimensions\": %s}".formatted(dimension("Shelf", "\"2\""))))
        .hasMessageStartingWith("app/Watch watches a metric by Shelf, which the laptop cloud");
  }
}
