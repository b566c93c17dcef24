package com.thebetterstore.cloud;

import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.util.function.Supplier;

/// `Custom::Trigger`: functions that a deployment runs once everything they need is there.
final class Triggers {

  private static final String NO_EVENT = "{}";

  /// A deployment, too, calls again what failed. All these functions may be called repeatedly, and
  /// a laptop that is busy with other things needs longer than the time limits of the cloud allow.
  private static final int ATTEMPTS = 3;

  private final Invoker functions;
  private final Supplier<TraceHeader> traces;

  Triggers(Invoker functions, Supplier<TraceHeader> traces) {
    this.functions = functions;
    this.traces = traces;
  }

  /// Runs them one after the other.
  ///
  /// @throws StartFailure if one fails, as the deployment would
  void run(Deployment deployment) {
    for (var trigger : deployment.resources("Custom::Trigger")) {
      run(trigger.required("HandlerArn"));
    }
  }

  /// Runs one function and returns its answer.
  ///
  /// @throws StartFailure if it fails again and again
  String run(String function) {
    var result = functions.invoke(function, NO_EVENT, traces.get());
    for (var call = 1; call < ATTEMPTS && result instanceof InvocationResult.Failed; call++) {
      result = functions.invoke(function, NO_EVENT, traces.get());
    }
    return switch (result) {
      case InvocationResult.Succeeded succeeded -> succeeded.payload();
      case InvocationResult.Failed failed ->
          throw new StartFailure(
              "%s failed: %s: %s".formatted(function, failed.errorType(), failed.errorMessage()));
    };
  }
}
