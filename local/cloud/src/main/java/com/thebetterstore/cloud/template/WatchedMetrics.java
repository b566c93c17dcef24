package com.thebetterstore.cloud.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What alarms and dashboards watch. They have no other meaning on a laptop, but what they watch
/// must be there: CloudWatch takes any dimension, and shows an empty graph for one that names
/// nothing.
public final class WatchedMetrics {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// Resources of one type, and what a dimension calls them by.
  private record Kind(String type, Function<Resource, String> name) {}

  /// By the dimension's name.
  private static final Map<String, Kind> KINDS =
      Map.of(
          "ApiName",
          new Kind("AWS::ApiGateway::RestApi", api -> api.required("Name")),
          "DBClusterIdentifier",
          new Kind("AWS::RDS::DBCluster", Resource::ref),
          "EventBusName",
          new Kind("AWS::Events::EventBus", Resource::ref),
          "FunctionName",
          new Kind("AWS::Lambda::Function", Resource::ref),
          "GraphQLAPIId",
          new Kind("AWS::AppSync::GraphQLApi", api -> api.attribute("ApiId")),
          "QueueName",
          new Kind("AWS::SQS::Queue", queue -> queue.attribute("QueueName")),
          "RuleName",
          new Kind("AWS::Events::Rule", rule -> rule.arn().replaceFirst(".*/", "")),
          "Stage",
          new Kind("AWS::ApiGateway::Stage", Resource::ref),
          "TableName",
          new Kind("AWS::DynamoDB::Table", Resource::ref));

  /// Dimensions of AWS's that name no resource.
  private static final Set<String> OTHERS = Set.of("GlobalSecondaryIndexName", "Operation");

  private final Deployment deployment;

  private WatchedMetrics(Deployment deployment) {
    this.deployment = deployment;
  }

  /// Looks up everything that they watch.
  ///
  /// @throws TemplateException if an alarm or a dashboard watches what is not there
  public static void check(Deployment deployment) {
    var metrics = new WatchedMetrics(deployment);
    deployment.resources("AWS::CloudWatch::Alarm").forEach(metrics::checkAlarm);
    deployment.resources("AWS::CloudWatch::Dashboard").forEach(metrics::checkDashboard);
  }

  private void checkAlarm(Resource alarm) {
    var dimensions = new HashSet<JsonNode>(alarm.list("Dimensions"));
    alarm
        .list("Metrics")
        .forEach(metric -> metric.at("/MetricStat/Metric/Dimensions").forEach(dimensions::add));
    dimensions.forEach(dimension ->
        check(alarm, dimension.path("Name").asText(), dimension.path("Value").asText()));
  }

  /// `[namespace, metric, name, value, name, value, …, {how it is shown}]`
  private void checkDashboard(Resource dashboard) {
    for (var list : body(dashboard).findValues("metrics")) {
      for (var metric : list) {
        for (var i = 2; metric.path(i).isTextual(); i += 2) {
          check(dashboard, metric.path(i).asText(), metric.path(i + 1).asText());
        }
      }
    }
  }

  private static JsonNode body(Resource dashboard) {
    try {
      return JSON.readTree(dashboard.required("DashboardBody"));
    } catch (JsonProcessingException noJson) {
      throw new TemplateException(dashboard.path() + ": its body is no JSON", noJson);
    }
  }

  private void check(Resource watching, String name, String value) {
    if (OTHERS.contains(name)) {
      return;
    }
    var kind = KINDS.get(name);
    if (kind == null) {
      throw new TemplateException(
          "%s watches a metric by %s, which the laptop cloud does not know: say in WatchedMetrics what it names"
              .formatted(watching.path(), name));
    }
    if (deployment.resources(kind.type()).stream().map(kind.name()).noneMatch(value::equals)) {
      throw new TemplateException(
          "%s watches a metric of %s %s, and no %s is called so"
              .formatted(watching.path(), name, value, kind.type()));
    }
  }
}
