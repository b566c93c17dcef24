package com.thebetterstore.local.schedule;

import com.thebetterstore.local.bus.DeliveryFailure;
import com.thebetterstore.local.bus.Rule;
import com.thebetterstore.local.bus.Target;
import com.thebetterstore.local.bus.TargetDriver;
import com.thebetterstore.local.iam.Call;
import com.thebetterstore.local.iam.Caller;
import com.thebetterstore.local.iam.Decision.Denied;
import com.thebetterstore.local.iam.Permissions;
import com.thebetterstore.local.trace.TraceHeader;
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
    var decision = permissions.decide(new Caller.Service("events.amazonaws.com"), call);
    if (decision instanceof Denied(var reason)) {
      throw DeliveryFailure.notAllowed(reason);
    }
    traceHeader.ifPresentOrElse(
        trace -> invocations.invoke(target.arn(), payload, new TraceHeader(trace)),
        () -> invocations.invoke(target.arn(), payload));
  }
}
