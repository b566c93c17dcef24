package com.thebetterstore.infra.construct;

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
    this.dead = new DeadLetters(this, "Dead", service, handler.name());
    this.queue =
        Queue.Builder.create(this, "Queue")
            .visibilityTimeout(
                Duration.seconds(
                    VISIBILITY_TIMEOUTS * handler.timeoutSeconds()
                        + batches.longestWindowSeconds()))
            .retentionPeriod(Duration.days(4))
            .enforceSsl(true)
            .removalPolicy(RemovalPolicy.DESTROY)
            .deadLetterQueue(
                DeadLetterQueue.builder().queue(dead.queue()).maxReceiveCount(ATTEMPTS).build())
            .build();
    handler.live().addEventSource(eventSource(batches));
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
