package com.thebetterstore.infra;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.thebetterstore.infra.Templates.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A metric that an alarm or a dashboard names.
///
/// @param dimensions name to value, as the template has it
record MetricUse(
    Resource from, String namespace, String metric, SortedMap<String, JsonNode> dimensions) {

  MetricUse {
    dimensions = new TreeMap<>(dimensions);
  }

  static List<MetricUse> in(Templates templates) {
    var alarms = templates.all("CloudWatch::Alarm").flatMap(MetricUse::ofAlarm);
    var dashboards = templates.all("CloudWatch::Dashboard").flatMap(MetricUse::ofDashboard);
    return Stream.concat(alarms, dashboards).toList();
  }

  private static Stream<MetricUse> ofAlarm(Resource alarm) {
    if (alarm.property("MetricName").isTextual()) {
      return Stream.of(of(alarm, alarm.node().path("Properties")));
    }
    return Templates.stream(alarm.property("Metrics"))
        .map(metric -> metric.at("/MetricStat/Metric"))
        .filter(JsonNode::isObject)
        .map(metric -> of(alarm, metric));
  }

  private static MetricUse of(Resource alarm, JsonNode metric) {
    var dimensions = new TreeMap<String, JsonNode>();
    metric
        .path("Dimensions")
        .forEach(
            dimension -> dimensions.put(dimension.path("Name").asText(), dimension.path("Value")));
    return new MetricUse(
        alarm, metric.path("Namespace").asText(), metric.path("MetricName").asText(), dimensions);
  }

  /// `[namespace, metric, name, value, …, {how it is shown}]`; see "Dashboard body structure" in
  /// the CloudWatch API reference.
  private static Stream<MetricUse> ofDashboard(Resource dashboard) {
    var later = new ArrayList<JsonNode>();
    var body = body(dashboard, later);
    return body.findValues("metrics").stream()
        .flatMap(Templates::stream)
        .filter(metric -> metric.path(0).isTextual())
        .map(metric -> {
          var dimensions = new TreeMap<String, JsonNode>();
          for (var i = 2; metric.path(i).isTextual(); i += 2) {
            dimensions.put(metric.path(i).asText(), value(metric.path(i + 1).asText(), later));
          }
          return new MetricUse(
              dashboard, metric.path(0).asText(), metric.path(1).asText(), dimensions);
        });
  }

  /// The body is a text of JSON, joined from parts of which some are known at deployment only.
  private static JsonNode body(Resource dashboard, List<JsonNode> later) {
    var text = new StringBuilder();
    for (var part : dashboard.property("DashboardBody").path("Fn::Join").path(1)) {
      if (part.isTextual()) {
        text.append(part.asText());
      } else {
        text.append('\u0000').append(later.size());
        later.add(part);
      }
    }
    try {
      return new ObjectMapper().readTree(text.toString().replace("\u0000", "\\u0000"));
    } catch (JsonProcessingException noJson) {
      throw new IllegalArgumentException(dashboard + " is no JSON", noJson);
    }
  }

  private static JsonNode value(String text, List<JsonNode> later) {
    return text.startsWith("\u0000")
        ? later.get(Integer.parseInt(text.substring(1)))
        : TextNode.valueOf(text);
  }

  @Override
  public String toString() {
    return "%s: %s %s %s".formatted(from, namespace, metric, dimensions);
  }
}
