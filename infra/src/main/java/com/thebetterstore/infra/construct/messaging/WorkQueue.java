package com.thebetterstore.infra.construct.messaging;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.lambda.eventsources.SqsEventSource;
import software.amazon.awscdk.services.sqs.DeadLetterQueue;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/// A queue in front of a function: a slow or broken handler delays its own work and loses nothing.
public final class WorkQueue extends Construct {

  private static final int ATTEMPTS = 5;

  /// AWS asks for six function timeouts, so that a throttled batch is not delivered again early.
  private static final int VISIBILITY_TIMEOUTS = 6;

  private static final int KEPT_DAYS = 4;

  /// A burst of messages may take so long to work off.
  private static final int SOON_SECONDS = 15 * 60;

  private final Queue queue;
  private final DeadLetters dead;
  private final StoreFunction handler;

  /// How a function takes its messages.
  ///
  /// @param size messages at once; small where each message costs a call to another system
  /// @param window how long to wait for a batch to fill
  /// @param longestWindowSeconds the most that `window` can be when it is a parameter
  public record Batches(int size, Duration window, int longestWindowSeconds) {

    /// At once, up to `size` together.
    public static Batches of(int size) {
      return new Batches(size, Duration.seconds(0), 0);
    }
  }

  public WorkQueue(
      Construct scope, String id, ServiceScope service, StoreFunction handler, Batches batches) {
    super(scope, id);
    this.handler = handler;
    this.dead = new DeadLetters(this, "Dead");
    var hidden = VISIBILITY_TIMEOUTS * handler.timeoutSeconds() + batches.longestWindowSeconds();
    this.queue =
        Queue.Builder.create(this, "Queue")
            .visibilityTimeout(Duration.seconds(hidden))
            .retentionPeriod(Duration.days(KEPT_DAYS))
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(dead.queue()).maxReceiveCount(ATTEMPTS).build())
            .build();
    handler.live().addEventSource(eventSource(batches));
    dead.alarm(service.alarms(), redrive(service));
    alarmOnAge(service, ATTEMPTS * hidden);
  }

  /// SQS knows where a letter came from only if it put it there itself: what EventBridge could not
  /// deliver needs its destination named ("StartMessageMoveTask" in the SQS API reference).
  private String redrive(ServiceScope service) {
    return "Dead letters of %s (%s service). Read one, find its error by correlation id in the log of %s, mend the cause, then redrive within 14 days to the queue %s. Name that destination: SQS knows no source of letters that EventBridge left here. Every handler tolerates repetition."
        .formatted(handler.name(), service.service(), handler.name(), queue.getQueueName());
  }

  /// A message that is older than all its tries take is not taken by the function at all.
  private void alarmOnAge(ServiceScope service, int allTriesSeconds) {
    var limit = Math.max(allTriesSeconds, SOON_SECONDS);
    service
        .alarms()
        .above(
            this,
            "Ageing",
            queue.metricApproximateAgeOfOldestMessage(OperatorAlarms.maximum()),
            limit,
            5,
            "A message for %s (%s service) waits more than %d minutes, longer than all its tries take: nobody takes it. See whether the function's event source mapping is enabled (aws lambda list-event-source-mappings) and whether the function is throttled. Messages are kept %d days."
                .formatted(handler.name(), service.service(), limit / 60, KEPT_DAYS));
  }

  private SqsEventSource eventSource(Batches batches) {
    var source =
        SqsEventSource.Builder.create(queue)
            .batchSize(batches.size())
            .reportBatchItemFailures(true)
            // Bounds what a backlog may take of the account's concurrency; nothing is reserved.
            .maxConcurrency(5);
    if (batches.longestWindowSeconds() > 0) {
      source.maxBatchingWindow(batches.window());
    }
    return source.build();
  }

  public Queue queue() {
    return queue;
  }

  public DeadLetters dead() {
    return dead;
  }

  public StoreFunction handler() {
    return handler;
  }
}
