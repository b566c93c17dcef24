package com.thebetterstore.cloud.bus;

import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Target;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import java.util.Optional;

/// Brings events to targets of one kind of service.
@FunctionalInterface
public interface TargetDriver {

  /// Delivers once.
  ///
  /// @param payload what the target's input makes of the event, JSON
  /// @param traceHeader X-Ray's, if the publisher gave one
  /// @throws DeliveryFailure if the target did not take it
  void deliver(Rule rule, Target target, String payload, Optional<String> traceHeader)
      throws DeliveryFailure;
}
