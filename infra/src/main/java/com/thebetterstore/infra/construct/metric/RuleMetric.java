package com.thebetterstore.infra.construct.metric;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;

/// What EventBridge counts of one rule.
final class RuleMetric {

  private RuleMetric() {}

  /// @param metric as the EventBridge user guide names it, such as `MatchedEvents`
  static Metric sum(IEventBus bus, Rule rule, String metric) {
    return Metric.Builder.create()
        .namespace("AWS/Events")
        .metricName(metric)
        .dimensionsMap(
            new TreeMap<>(Map.of("EventBusName", bus.getEventBusName(), "RuleName", name(rule))))
        .statistic("Sum")
        .build();
  }

  /// `Ref` of a rule on a bus of one's own is `bus|name`; its ARN ends in `rule/bus/name`.
  private static String name(Rule rule) {
    return Fn.select(2, Fn.split("/", rule.getRuleArn()));
  }
}
