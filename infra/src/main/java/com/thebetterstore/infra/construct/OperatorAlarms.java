package com.thebetterstore.infra.construct;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// Alarms that reach the operators' topic. Every one says what to do.
///
/// @param topic whose subscribers are told, both when an alarm rises and when it ends
public record OperatorAlarms(ITopic topic) {

  /// How long one point of an alarm's metric is.
  static final Duration PERIOD = Duration.minutes(1);

  /// When the largest value of the metric within a minute is above `limit`.
  public static MetricOptions maximum() {
    return MetricOptions.builder().statistic("Maximum").period(PERIOD).build();
  }

  public static MetricOptions sum() {
    return MetricOptions.builder().statistic("Sum").period(PERIOD).build();
  }

  /// Rises as soon as the metric is above `limit` for `periods` of its periods in a row.
  public Alarm above(
      Construct scope, String id, IMetric metric, double limit, int periods, String whatToDo) {
    var alarm =
        Alarm.Builder.create(scope, id)
            .metric(metric)
            .threshold(limit)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .evaluationPeriods(periods)
            // Idle things report nothing, and idle is well.
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .alarmDescription(whatToDo)
            .build();
    var tell = new SnsAction(topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }
}
