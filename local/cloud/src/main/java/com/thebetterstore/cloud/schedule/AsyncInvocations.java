package com.thebetterstore.cloud.schedule;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.thebetterstore.cloud.iam.FunctionRoles;
import com.thebetterstore.cloud.lambda.InvocationResult;
import com.thebetterstore.cloud.lambda.InvocationResult.Failed;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.queue.OutgoingMessage;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.timing.TimedTasks;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lambda's asynchronous invocation: taken at once, tried up to three times with one and two
/// minutes between, then sent to the function's on-failure queue.
///
/// What waits here is lost with the process; whoever calls a schedule calls again anyhow.
public final class AsyncInvocations {

  private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);
  private static final int OK = 200;

  private final Deployment deployment;
  private final Invoker functions;
  private final Queues queues;
  private final TimedTasks agenda;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Supplier<TraceHeader> newTrace;

  /// Invokes nothing yet.
  ///
  /// @param ids makes request ids
  public AsyncInvocations(
      Deployment deployment,
      Invoker functions,
      Queues queues,
      TimedTasks agenda,
      InstantSource clock,
      Supplier<String> ids,
      Supplier<TraceHeader> newTrace) {
    this.deployment = deployment;
    this.functions = functions;
    this.queues = queues;
    this.agenda = agenda;
    this.clock = clock;
    this.ids = ids;
    this.newTrace = newTrace;
  }

  private record Request(String id, String functionArn, String payload, TraceHeader trace) {}

  /// Takes an invocation and returns at once.
  public void invoke(String functionArn, String payload) {
    invoke(functionArn, payload, newTrace.get());
  }

  /// Takes an invocation that belongs to a trace, and returns at once.
  public void invoke(String functionArn, String payload, TraceHeader trace) {
    var request = new Request(ids.get(), functionArn, payload, trace);
    agenda.at(clock.instant(), () -> attempt(request, 1));
  }

  private void attempt(Request request, int attempt) {
    var result = functions.invoke(request.functionArn(), request.payload(), request.trace());
    if (!(result instanceof Failed failed)) {
      return;
    }
    var settings = AsyncSettings.of(deployment, request.functionArn());
    LOG.atWarn()
        .addKeyValue("function", request.functionArn())
        .addKeyValue("attempt", attempt)
        .addKeyValue("error", failed.errorType())
        .log("asynchronous invocation failed");
    if (attempt <= settings.retries()) {
      agenda.at(
          clock.instant().plus(Duration.ofMinutes(attempt)), () -> attempt(request, attempt + 1));
    } else {
      settings.onFailure().ifPresent(queue -> sendOnFailure(queue, request, attempt, failed));
    }
  }

  private void sendOnFailure(
      String queueArn, Request request, int attempts, InvocationResult.Failed failed) {
    try {
      queues.send(
          new FunctionRoles(deployment).of(request.functionArn()),
          request.functionArn(),
          queueArn,
          OutgoingMessage.of(record(request, attempts, failed).toString()));
    } catch (DeliveryFailure refused) {
      LOG.atError()
          .addKeyValue("function", request.functionArn())
          .addKeyValue("reason", refused.getMessage())
          .log("on-failure queue did not take a failed invocation");
    }
  }

  private ObjectNode record(Request request, int attempts, InvocationResult.Failed failed) {
    var record = JsonNodeFactory.instance.objectNode();
    record.put("version", "1.0");
    record.put("timestamp", clock.instant().toString());
    record
        .putObject("requestContext")
        .put("requestId", request.id())
        .put("functionArn", request.functionArn())
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", attempts);
    record.putRawValue("requestPayload", new RawValue(request.payload()));
    record
        .putObject("responseContext")
        .put("statusCode", OK)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    record.putRawValue("responsePayload", new RawValue(failed.payload()));
    return record;
  }
}
