package com.thebetterstore.infra.construct;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// Where messages go that could not be handled, with an alarm as soon as there is one.
public final class DeadLetters extends Construct {

  private static final Duration KEPT = Duration.days(14);

  private final Queue queue;

  /// @param of what the letters are of, such as `receipts`
  public DeadLetters(Construct scope, String id, ServiceScope service, String of) {
    this(
        scope,
        id,
        service.alarms(),
        "Dead letters of %s (%s service). Read one, find its error by correlation id in the log of %s, mend the cause, then redrive the queue within 14 days: every handler tolerates repetition."
            .formatted(of, service.service(), of));
  }

  /// Letters of anything but a queue: SQS cannot send them back, so the alarm says what else to do.
  public DeadLetters(Construct scope, String id, OperatorAlarms alarms, String whatToDo) {
    super(scope, id);
    this.queue =
        Queue.Builder.create(this, "Queue")
            .retentionPeriod(KEPT)
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
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
}
