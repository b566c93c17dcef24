package com.thebetterstore.cloud.cognito.trigger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.cognito.user.Outcome;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls functions as Cognito does: if their own policy lets the pool in, and three times at most
/// while they do not answer within five seconds. Source: developer guide, "Customizing user pool
/// workflows with Lambda triggers".
public final class PoolFunctions {

  /// How long Cognito waits for one answer.
  public static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(PoolFunctions.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 3;

  private final Invoker functions;
  private final Permissions permissions;
  private final Supplier<TraceHeader> traces;
  private final Duration patience;

  /// @param traces a new trace each time
  /// @param patience how long to wait for one answer
  public PoolFunctions(
      Invoker functions, Permissions permissions, Supplier<TraceHeader> traces, Duration patience) {
    this.functions = functions;
    this.permissions = permissions;
    this.traces = traces;
    this.patience = patience;
  }

  /// Calls a function; the answer is what it made of the event.
  ///
  /// @param trigger by which name errors speak of it, such as `CustomMessage`
  /// @param poolArn in whose name it is called
  Outcome<JsonNode> call(String trigger, String function, String poolArn, JsonNode event) {
    var call = new Call("lambda:InvokeFunction", function).with("aws:SourceArn", poolArn);
    var decision = permissions.decide(new IamCaller.Service("cognito-idp.amazonaws.com"), call);
    if (decision instanceof Denied(var reason)) {
      LOG.atError().addKeyValue("function", function).log("a pool may not call it: {}", reason);
      return unexpected(trigger, "AccessDeniedException");
    }
    for (var attempt = 1; attempt < TRIES; attempt++) {
      var answer = invoke(function, event);
      if (!isLate(answer)) {
        return read(trigger, answer);
      }
    }
    return read(trigger, invoke(function, event));
  }

  private InvocationResult invoke(String function, JsonNode event) {
    try {
      return CompletableFuture.supplyAsync(
              () -> functions.invoke(function, event.toString(), traces.get()),
              Thread::startVirtualThread)
          .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof TimeoutException) {
        return new InvocationResult.Failed(InvocationResult.Failed.TIMED_OUT, "", "");
      }
      throw failed;
    }
  }

  private static boolean isLate(InvocationResult answer) {
    return answer instanceof InvocationResult.Failed failed
        && failed.errorType().equals(InvocationResult.Failed.TIMED_OUT);
  }

  private static Outcome<JsonNode> read(String trigger, InvocationResult answer) {
    return switch (answer) {
      case InvocationResult.Succeeded succeeded -> json(trigger, succeeded.payload());
      case InvocationResult.Failed failed ->
          isLate(failed)
              ? unexpected(trigger, "Task timed out")
              : Outcome.refused(
                  "UserLambdaValidationException",
                  trigger + " failed with error " + failed.errorMessage() + ".");
    };
  }

  private static Outcome<JsonNode> json(String trigger, String payload) {
    try {
      var answer = JSON.readTree(payload);
      return answer.isObject() ? Outcome.done(answer) : unreadable(trigger);
    } catch (JsonProcessingException malformed) {
      return unreadable(trigger);
    }
  }

  private static <T> Outcome<T> unexpected(String trigger, String error) {
    return Outcome.refused(
        "UnexpectedLambdaException", trigger + " invocation failed due to error " + error + ".");
  }

  private static <T> Outcome<T> unreadable(String trigger) {
    return Outcome.refused(
        "InvalidLambdaResponseException",
        trigger + " failed with error Unrecognizable lambda output.");
  }
}
