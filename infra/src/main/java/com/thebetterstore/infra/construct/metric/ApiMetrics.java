package com.thebetterstore.infra.construct.metric;

import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;

/// What AppSync counts of one API.
///
/// @param apiId as the API's attribute `ApiId` says
public record ApiMetrics(String apiId) {

  /// AppSync counts an API's requests only as samples of how long each took.
  public Metric requests(Duration period) {
    return metric("Latency", "SampleCount", period).with(label("requests"));
  }

  /// Milliseconds.
  ///
  /// @param statistic such as `p95`
  public Metric latency(String statistic) {
    return metric("Latency", statistic, OperatorAlarms.PERIOD).with(label(statistic));
  }

  public Metric clientErrors(Duration period) {
    return metric("4XXError", "Sum", period).with(label("4xx"));
  }

  public Metric serverErrors() {
    return metric("5XXError", "Sum", OperatorAlarms.PERIOD).with(label("5xx"));
  }

  private static MetricOptions label(String label) {
    return MetricOptions.builder().label(label).build();
  }

  private Metric metric(String name, String statistic, Duration period) {
    return Metric.Builder.create()
        .namespace("AWS/AppSync")
        .metricName(name)
        .dimensionsMap(Map.of("GraphQLAPIId", apiId))
        .statistic(statistic)
        .period(period)
        .build();
  }
}
