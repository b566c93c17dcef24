package com.thebetterstore.cloud.schedule;

import com.thebetterstore.cloud.bus.TargetDriver;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Target;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.util.Optional;

/// Functions as targets of rules. An `AWS::Lambda::Permission` must let `events.amazonaws.com` in
/// for this rule.
public final class FunctionTargets implements TargetDriver {

  private final AsyncInvocations invocations;
  private final Permissions permissions;

  /// Delivers by asynchronous invocation.
  public FunctionTargets(AsyncInvocations invocations, Permissions permissions) {
    this.invocations = invocations;
    this.permissions = permissions;
  }

  @Override
  public void deliver(Rule rule, Target target, String payload, Optional<String> traceHeader)
      throws DeliveryFailure {
    var call = new Call("lambda:InvokeFunction", target.arn()).with("aws:SourceArn", rule.arn());
    var decision = permissions.decide(new IamCaller.Service("events.amazonaws.com"), call);
    if (decision instanceof Denied(var reason)) {
      throw DeliveryFailure.notAllowed(reason);
    }
    traceHeader.ifPresentOrElse(
        trace -> invocations.invoke(target.arn(), payload, new TraceHeader(trace)),
        () -> invocations.invoke(target.arn(), payload));
  }
}
