package com.thebetterstore.infra.construct;

import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.constructs.Construct;

/// Counts a function's log lines with a given message.
public final class LogMeter extends Construct {

  private final Metric count;

  /// @param message the log line's stable text
  public LogMeter(
      Construct scope,
      String id,
      ServiceScope service,
      StoreFunction function,
      String message,
      String metricName) {
    super(scope, id);
    var filter =
        MetricFilter.Builder.create(this, "Filter")
            .logGroup(function.logGroup())
            .filterPattern(FilterPattern.stringValue("$.formattedMessage", "=", message))
            .metricNamespace("TheBetterStore/" + service.stage().name())
            .metricName(metricName)
            .metricValue("1")
            .build();
    this.count =
        filter.metric(
            MetricOptions.builder().statistic("Sum").period(OperatorAlarms.PERIOD).build());
  }

  public Metric count() {
    return count;
  }
}
