package com.thebetterstore.infra.construct.messaging;

import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Where messages go that could not be handled, with an alarm as soon as there is one.
public final class DeadLetters extends Construct {

  private static final Duration KEPT = Duration.days(14);

  private final Queue queue;

  /// With an alarm to be added by [#alarm], which may name what is made later.
  DeadLetters(Construct scope, String id) {
    super(scope, id);
    this.queue =
        Queue.Builder.create(this, "Queue")
            .retentionPeriod(KEPT)
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
  }

  public DeadLetters(Construct scope, String id, OperatorAlarms alarms, String whatToDo) {
    this(scope, id);
    alarm(alarms, whatToDo);
  }

  void alarm(OperatorAlarms alarms, String whatToDo) {
    alarms.above(
        this,
        "Waiting",
        queue.metricApproximateNumberOfMessagesVisible(OperatorAlarms.maximum()),
        0,
        1,
        whatToDo);
  }

  public Queue queue() {
    return queue;
  }

  /// How many there are, for a dashboard.
  public IMetric waiting(String label) {
    return queue.metricApproximateNumberOfMessagesVisible(
        MetricOptions.builder().label(label).statistic("Maximum").build());
  }
}
