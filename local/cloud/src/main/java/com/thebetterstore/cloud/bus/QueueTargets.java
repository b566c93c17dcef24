package com.thebetterstore.cloud.bus;

import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Target;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.queue.OutgoingMessage;
import com.thebetterstore.cloud.queue.Queues;
import java.util.Map;
import java.util.Optional;

/// Queues as targets. The queue's own policy must let `events.amazonaws.com` in for this rule.
public final class QueueTargets implements TargetDriver {

  static final IamCaller EVENT_BRIDGE = new IamCaller.Service("events.amazonaws.com");

  private final Queues queues;

  /// Delivers through these queues.
  public QueueTargets(Queues queues) {
    this.queues = queues;
  }

  @Override
  public void deliver(Rule rule, Target target, String payload, Optional<String> traceHeader)
      throws DeliveryFailure {
    var group = target.parameters().path("SqsParameters").path("MessageGroupId");
    var groupId = group.isMissingNode() ? Optional.<String>empty() : Optional.of(group.asText());
    queues.send(
        EVENT_BRIDGE,
        rule.arn(),
        target.arn(),
        new OutgoingMessage(payload, Map.of(), traceHeader, groupId));
  }
}
