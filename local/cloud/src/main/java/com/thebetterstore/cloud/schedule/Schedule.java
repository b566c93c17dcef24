package com.thebetterstore.cloud.schedule;

import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// One `AWS::Scheduler::Schedule` whose target is a function.
///
/// A flexible time window is taken as none.
///
/// @param input the target's `Input`
/// @param deadLetterQueue the ARN of the queue for what cannot be handed to the target
record Schedule(
    String arn,
    boolean enabled,
    Timetable timetable,
    String targetArn,
    String roleArn,
    Optional<String> input,
    Optional<String> deadLetterQueue) {

  static Schedule read(Resource schedule) {
    var target = schedule.property("Target");
    var zone = ZoneId.of(schedule.text("ScheduleExpressionTimezone").orElse("UTC"));
    var targetArn = target.path("Arn").asText();
    if (!targetArn.startsWith("arn:aws:lambda:")) {
      throw new TemplateException(schedule + " has a target not known here: " + targetArn);
    }
    var deadLetters = target.path("DeadLetterConfig").path("Arn");
    return new Schedule(
        schedule.arn(),
        schedule.text("State").orElse("ENABLED").equals("ENABLED"),
        timetable(schedule, zone),
        targetArn,
        target.path("RoleArn").asText(),
        target.has("Input") ? Optional.of(target.path("Input").asText()) : Optional.empty(),
        deadLetters.isMissingNode() ? Optional.empty() : Optional.of(deadLetters.asText()));
  }

  private static Timetable timetable(Resource schedule, ZoneId zone) {
    try {
      return Timetable.parse(schedule.required("ScheduleExpression"), zone);
    } catch (IllegalArgumentException refused) {
      throw new TemplateException(schedule + ": " + refused.getMessage(), refused);
    }
  }

  /// The schedule's group, which is what Scheduler says that it acts for: "Confused deputy
  /// prevention" in its user guide.
  String groupArn() {
    return arn.replaceFirst(":schedule/(.*)/.*", ":schedule-group/$1");
  }

  /// What the target is given: its input, with the names that Scheduler fills in, else an event.
  String payload(Instant scheduledAt, String executionId) {
    return input
        .map(json ->
            json.replace("<aws.scheduler.schedule-arn>", arn)
                .replace("<aws.scheduler.scheduled-time>", scheduledAt.toString())
                .replace("<aws.scheduler.execution-id>", executionId)
                .replace("<aws.scheduler.attempt-number>", "1"))
        .orElseGet(() ->
            """
            {"version":"0","id":"%s","detail-type":"Scheduled Event","source":"aws.scheduler",\
            "account":"%s","time":"%s","region":"%s","resources":["%s"],"detail":"{}"}\
            """
                .formatted(executionId, Account.ID, scheduledAt, Account.REGION, arn));
  }
}
