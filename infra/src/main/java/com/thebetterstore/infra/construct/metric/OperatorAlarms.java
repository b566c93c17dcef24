package com.thebetterstore.infra.construct.metric;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

/// Alarms that reach the operators' topic. Every one says what to do.
///
/// @param topic whose subscribers are mailed, both when an alarm rises and when it ends
public record OperatorAlarms(ITopic topic) {

  /// How long one point of an alarm's metric is.
  public static final Duration PERIOD = Duration.minutes(1);

  /// When the largest value of the metric within a minute is above `limit`.
  public static MetricOptions maximum() {
    return MetricOptions.builder().statistic("Maximum").period(PERIOD).build();
  }

  public static MetricOptions sum() {
    return sum(PERIOD);
  }

  public static MetricOptions sum(Duration period) {
    return MetricOptions.builder().statistic("Sum").period(period).build();
  }

  /// Rises as soon as the metric is above `limit` for `periods` of its periods in a row.
  public Alarm above(
      Construct scope, String id, IMetric metric, double limit, int periods, String whatToDo) {
    return notifying(
        Alarm.Builder.create(scope, id)
            .metric(metric)
            .threshold(limit)
            .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
            .evaluationPeriods(periods)
            // What is idle has no data, and nothing is wrong with that.
            .treatMissingData(TreatMissingData.NOT_BREACHING)
            .alarmDescription(whatToDo)
            .build());
  }

  /// Rises when something that always happens did not happen for one period of the metric: no data
  /// is the fault.
  public Alarm silent(Construct scope, String id, IMetric metric, String whatToDo) {
    return notifying(
        Alarm.Builder.create(scope, id)
            .metric(metric)
            .threshold(1)
            .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
            .evaluationPeriods(1)
            .treatMissingData(TreatMissingData.BREACHING)
            .alarmDescription(whatToDo)
            .build());
  }

  /// Rises when EventBridge lost what a rule should have handed over, its dead-letter queue
  /// included.
  public Alarm onLostEvents(Construct scope, IEventBus bus, Rule rule, String receiver) {
    return above(
        scope,
        "Lost",
        RuleMetric.sum(bus, rule, "InvocationsFailedToBeSentToDlq")
            .with(MetricOptions.builder().period(PERIOD).build()),
        0,
        1,
        "Events for %s are lost: EventBridge could neither deliver them nor put them in the dead-letter queue. Mend that queue's policy; then replay the bus's archive for the time since. FulfilmentRequested is not in it: put its rows of the outbox again, each deleted and written as it was; they stay for 7 days. Every handler tolerates repetition."
            .formatted(receiver));
  }

  private Alarm notifying(Alarm alarm) {
    var mail = new SnsAction(topic);
    alarm.addAlarmAction(mail);
    alarm.addOkAction(mail);
    return alarm;
  }
}
