package com.thebetterstore.cloud.bus;

import com.thebetterstore.cloud.bus.rule.RetryPolicy;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Target;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.timing.TimedTasks;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers at once, retries with growing pauses, and gives up as the target's policy says.
final class Dispatcher implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Map<String, Rule> rules;
  private final Map<String, TargetDriver> drivers;
  private final DeliveryLog log;
  private final DeadLetterQueues deadLetters;
  private final TimedTasks agenda;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final ExecutorService attempts = Executors.newVirtualThreadPerTaskExecutor();

  /// @param rules by ARN
  /// @param drivers by the service in a target's ARN
  Dispatcher(
      Map<String, Rule> rules,
      Map<String, TargetDriver> drivers,
      DeliveryLog log,
      DeadLetterQueues deadLetters,
      TimedTasks agenda,
      InstantSource clock,
      RandomGenerator random) {
    this.rules = Map.copyOf(rules);
    this.drivers = Map.copyOf(drivers);
    this.log = log;
    this.deadLetters = deadLetters;
    this.agenda = agenda;
    this.clock = clock;
    this.random = random;
  }

  /// Starts a delivery that is in the log, and returns at once.
  void start(EventDelivery delivery) {
    try {
      attempts.execute(() -> attempt(delivery));
    } catch (RejectedExecutionException closed) {
      LOG.atDebug().addKeyValue("delivery", delivery.id()).log("left for the next start");
    }
  }

  /// Waits for the attempts that are under way. What is left stays in the log.
  @Override
  public void close() {
    attempts.close();
  }

  private void attempt(EventDelivery delivery) {
    var rule = rules.get(delivery.ruleArn());
    var target = rule == null ? Optional.<Target>empty() : rule.target(delivery.targetId());
    if (rule == null || target.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("rule", delivery.ruleArn())
          .log("event dropped: the templates no longer have its rule or target");
      log.done(delivery);
      return;
    }
    try {
      var payload = target.get().input().render(delivery.event(), rule);
      driver(target.get()).deliver(rule, target.get(), payload, delivery.event().traceHeader());
      log.done(delivery);
    } catch (DeliveryFailure failure) {
      afterFailure(rule, target.get(), delivery, failure);
    }
  }

  private TargetDriver driver(Target target) throws DeliveryFailure {
    var driver = drivers.get(target.service());
    if (driver == null) {
      throw DeliveryFailure.noSuchTarget(target.arn());
    }
    return driver;
  }

  private void afterFailure(
      Rule rule, Target target, EventDelivery tried, DeliveryFailure failure) {
    var policy = target.retryPolicy();
    if (!failure.mayHeal()) {
      giveUp(rule, target, tried, failure, Optional.empty());
    } else if (tried.failures() >= policy.maxRetries()) {
      giveUp(rule, target, tried, failure, Optional.of("MaximumRetryAttempts"));
    } else if (age(tried).compareTo(policy.maxAge()) >= 0) {
      giveUp(rule, target, tried, failure, Optional.of("MaximumEventAgeInSeconds"));
    } else {
      retryLater(tried.afterFailure(), policy);
    }
  }

  private Duration age(EventDelivery delivery) {
    return Duration.between(delivery.event().ingestedAt(), clock.instant());
  }

  private void retryLater(EventDelivery next, RetryPolicy policy) {
    log.failed(next);
    agenda.at(clock.instant().plus(policy.pause(next.failures(), random)), () -> start(next));
  }

  private void giveUp(
      Rule rule,
      Target target,
      EventDelivery delivery,
      DeliveryFailure failure,
      Optional<String> exhausted) {
    if (target.deadLetterQueue().isEmpty()) {
      drop(rule, delivery, failure);
      return;
    }
    try {
      deadLetters.lay(rule, target, target.deadLetterQueue().get(), delivery, failure, exhausted);
      LOG.atWarn()
          .addKeyValue("rule", rule.name())
          .addKeyValue("target", target.arn())
          .addKeyValue("reason", failure.getMessage())
          .log("event put in the dead-letter queue");
      log.done(delivery);
    } catch (DeliveryFailure deadToo) {
      if (deadToo.mayHeal()) {
        retryLater(delivery, target.retryPolicy());
      } else {
        drop(rule, delivery, deadToo);
      }
    }
  }

  /// As EventBridge does, which counts such losses in a metric only.
  private void drop(Rule rule, EventDelivery delivery, DeliveryFailure failure) {
    LOG.atError()
        .addKeyValue("rule", rule.name())
        .addKeyValue("reason", failure.getMessage())
        .log("event dropped: it cannot be delivered and no dead-letter queue takes it");
    log.done(delivery);
  }
}
