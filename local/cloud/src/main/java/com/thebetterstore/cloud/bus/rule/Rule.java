package com.thebetterstore.cloud.bus.rule;

import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.List;
import java.util.Optional;
import software.amazon.event.ruler.RuleCompiler;

/// One `AWS::Events::Rule`.
///
/// @param bus the name of its bus
/// @param pattern the event pattern, JSON; empty for a rule that only has a schedule
/// @param schedule `rate(…)` or `cron(…)`
public record Rule(
    String arn,
    String name,
    String bus,
    boolean enabled,
    Optional<String> pattern,
    Optional<String> schedule,
    List<Target> targets) {

  public Rule {
    targets = List.copyOf(targets);
  }

  /// Reads a rule of a template.
  ///
  /// @throws TemplateException if its pattern is not one of EventBridge's
  public static Rule read(Resource rule) {
    var pattern = rule.property("EventPattern");
    if (!pattern.isMissingNode()) {
      check(rule, pattern.toString());
    }
    return new Rule(
        rule.arn(),
        nameIn(rule.arn()),
        nameIn(rule.text("EventBusName").orElse("default")),
        rule.text("State").orElse("ENABLED").startsWith("ENABLED"),
        pattern.isMissingNode() ? Optional.empty() : Optional.of(pattern.toString()),
        rule.text("ScheduleExpression"),
        rule.list("Targets").stream().map(Target::read).toList());
  }

  private static void check(Resource rule, String pattern) {
    var fault = RuleCompiler.check(pattern);
    if (fault != null) {
      throw new TemplateException(
          rule + " has an event pattern that EventBridge refuses: " + fault);
    }
  }

  /// The name within a name or an ARN.
  public static String nameIn(String nameOrArn) {
    return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
  }

  public Optional<Target> target(String id) {
    return targets.stream().filter(target -> target.id().equals(id)).findFirst();
  }
}
