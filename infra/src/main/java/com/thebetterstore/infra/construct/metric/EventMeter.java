package com.thebetterstore.infra.construct.metric;

import java.util.List;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.constructs.Construct;

/// Counts one kind of event as it passes the bus: a rule without a target, whose matches CloudWatch
/// counts. A business figure that costs no code.
public final class EventMeter extends Construct {

  private final IMetric count;

  /// @param label the figure's name on the dashboard, such as `orders confirmed`
  public EventMeter(
      Construct scope, String id, IEventBus bus, String source, String detailType, String label) {
    this(
        scope,
        id,
        bus,
        EventPattern.builder().source(List.of(source)).detailType(List.of(detailType)).build(),
        label);
  }

  public EventMeter(Construct scope, String id, IEventBus bus, EventPattern events, String label) {
    super(scope, id);
    var rule =
        Rule.Builder.create(this, "Rule")
            .eventBus(bus)
            .description("Counts " + label)
            .eventPattern(events)
            .build();
    this.count =
        RuleMetric.sum(bus, rule, "MatchedEvents")
            .with(MetricOptions.builder().label(label).build());
  }

  public IMetric count() {
    return count;
  }
}
