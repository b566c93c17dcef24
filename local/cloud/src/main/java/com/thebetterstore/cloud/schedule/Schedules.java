package com.thebetterstore.cloud.schedule;

import com.thebetterstore.cloud.bus.EventBus;
import com.thebetterstore.cloud.bus.rule.Rules;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.queue.OutgoingMessage;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.timing.TimedTasks;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// EventBridge Scheduler and the rules that have a schedule. Times that pass while the store is
/// stopped, or the laptop asleep, are not made up for.
public final class Schedules {

  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final String SCHEDULER = "scheduler.amazonaws.com";

  private final Deployment deployment;
  private final AsyncInvocations invocations;
  private final Permissions permissions;
  private final Queues queues;
  private final EventBus bus;
  private final TimedTasks agenda;
  private final InstantSource clock;
  private final Supplier<String> ids;

  /// Fires nothing before the start.
  ///
  /// @param bus brings events of scheduled rules to their targets
  /// @param ids makes execution ids
  public Schedules(
      Deployment deployment,
      AsyncInvocations invocations,
      Permissions permissions,
      Queues queues,
      EventBus bus,
      TimedTasks agenda,
      InstantSource clock,
      Supplier<String> ids) {
    this.deployment = deployment;
    this.invocations = invocations;
    this.permissions = permissions;
    this.queues = queues;
    this.bus = bus;
    this.agenda = agenda;
    this.clock = clock;
    this.ids = ids;
  }

  /// Begins to count. The agenda's close ends it.
  public void start() {
    for (var resource : deployment.resources("AWS::Scheduler::Schedule")) {
      var schedule = Schedule.read(resource);
      if (schedule.enabled()) {
        plan(schedule.timetable(), clock.instant(), at -> fire(schedule, at));
      }
    }
    for (var rule : Rules.read(deployment).all()) {
      if (rule.enabled()) {
        rule.schedule()
            .map(expression -> Timetable.parse(expression, ZoneOffset.UTC))
            .ifPresent(times -> plan(times, clock.instant(), _ -> bus.fire(rule)));
      }
    }
  }

  private void plan(Timetable times, Instant after, Consumer<Instant> fire) {
    times
        .next(after)
        .ifPresent(next ->
            agenda.at(
                next,
                () -> {
                  plan(times, latest(times, next), fire);
                  fire.accept(next);
                }));
  }

  /// The last time that has come, from this one on.
  private Instant latest(Timetable times, Instant from) {
    var last = from;
    var next = times.next(last);
    while (next.filter(time -> !time.isAfter(clock.instant())).isPresent()) {
      last = next.get();
      next = times.next(last);
    }
    return last;
  }

  private void fire(Schedule schedule, Instant at) {
    var scheduledAt = at.truncatedTo(ChronoUnit.SECONDS);
    var executionId = ids.get();
    var payload = schedule.payload(scheduledAt, executionId);
    refusal(schedule)
        .ifPresentOrElse(
            reason -> giveUp(schedule, scheduledAt, executionId, payload, reason),
            () -> invocations.invoke(schedule.targetArn(), payload));
  }

  private Optional<String> refusal(Schedule schedule) {
    var actsFor = Optional.of(schedule.groupArn());
    if (permissions.mayAssume(SCHEDULER, schedule.roleArn(), actsFor)
        instanceof Denied(var reason)) {
      return Optional.of(reason);
    }
    var call = new Call("lambda:InvokeFunction", schedule.targetArn());
    return permissions.decide(new IamCaller.Role(schedule.roleArn()), call)
            instanceof Denied(var why)
        ? Optional.of(why)
        : Optional.empty();
  }

  /// With the message attributes that Scheduler gives dead letters.
  private void giveUp(
      Schedule schedule, Instant scheduledAt, String executionId, String payload, String reason) {
    LOG.atError()
        .addKeyValue("schedule", schedule.arn())
        .addKeyValue("reason", reason)
        .log("schedule could not call its target");
    if (schedule.deadLetterQueue().isEmpty()) {
      return;
    }
    var attributes =
        Map.of(
            "SCHEDULE_ARN",
            schedule.arn(),
            "TARGET_ARN",
            schedule.targetArn(),
            "EXECUTION_ID",
            executionId,
            "SCHEDULED_TIME",
            scheduledAt.toString(),
            "ERROR_CODE",
            "AccessDeniedException",
            "ERROR_MESSAGE",
            reason,
            "RETRY_ATTEMPTS",
            "0");
    try {
      queues.send(
          new IamCaller.Role(schedule.roleArn()),
          schedule.arn(),
          schedule.deadLetterQueue().get(),
          new OutgoingMessage(payload, attributes, Optional.empty(), Optional.empty()));
    } catch (DeliveryFailure refused) {
      LOG.atError()
          .addKeyValue("schedule", schedule.arn())
          .addKeyValue("reason", refused.getMessage())
          .log("dead-letter queue of a schedule did not take its message");
    }
  }
}
