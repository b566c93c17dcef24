package com.thebetterstore.cloud.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.lambda.code.FunctionLoader;
import com.thebetterstore.cloud.lambda.code.FunctionOutput;
import com.thebetterstore.cloud.lambda.version.FunctionVersion;
import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.Tracer;
import com.thebetterstore.cloud.trace.XRay;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.crac.Core;
import org.crac.Resource;

/// One version of a function: its settings, and the instances of its handler that wait for work.
final class LocalFunction implements AutoCloseable {

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final String name;
  private final String version;
  private final String handlerClass;
  private final Duration timeout;
  private final int memoryMegabytes;
  private final Map<String, String> environment;
  private final Tracer tracer;
  private final FunctionLoader loader;
  private final InstantSource clock;
  private final JsonLog log;
  private final ConcurrentLinkedDeque<RequestStreamHandler> idle = new ConcurrentLinkedDeque<>();

  LocalFunction(
      FunctionVersion function,
      FunctionLoader loader,
      RoleCredentials credentials,
      URI awsEndpoint,
      XRay xray,
      InstantSource clock,
      JsonLog log) {
    this.name = function.name();
    this.version = function.version();
    this.handlerClass = function.handlerClass();
    this.timeout = function.timeout();
    this.memoryMegabytes = function.memoryMegabytes();
    this.environment =
        environment(function, credentials, awsEndpoint, xray.daemonOf(function.function()));
    this.tracer = xray.tracer().when(XRay.isTraced(function.function()));
    this.loader = loader;
    this.clock = clock;
    this.log = log;
  }

  /// The template's variables, and those that Lambda sets itself.
  private Map<String, String> environment(
      FunctionVersion function,
      RoleCredentials credentials,
      URI awsEndpoint,
      Optional<String> xrayDaemon) {
    var variables = new HashMap<>(function.variables());
    variables.put("AWS_REGION", Account.REGION);
    variables.put("AWS_DEFAULT_REGION", Account.REGION);
    variables.put("AWS_ACCESS_KEY_ID", credentials.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey());
    variables.put("AWS_SESSION_TOKEN", credentials.sessionToken());
    variables.put("AWS_LAMBDA_FUNCTION_NAME", name);
    variables.put("AWS_LAMBDA_FUNCTION_VERSION", version);
    variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
    variables.put("AWS_ENDPOINT_URL", awsEndpoint.toString());
    xrayDaemon.ifPresent(address -> variables.put("AWS_XRAY_DAEMON_ADDRESS", address));
    return Map.copyOf(variables);
  }

  InvocationResult invoke(byte[] payload, String function, TraceHeader trace) {
    var started = System.nanoTime();
    var deadline = clock.instant().plus(timeout);
    var span = tracer.begin(name, "AWS::Lambda", trace);
    var context =
        new FunctionContext(
            UUID.randomUUID().toString(),
            name,
            version,
            function.startsWith("arn:") ? function : Account.arn("lambda", "function:" + function),
            memoryMegabytes,
            span.header(),
            () -> clock.instant().until(deadline).toMillis(),
            line -> log.printed(name, line));
    var result = run(payload, context);
    span.end(result instanceof InvocationResult.Failed);
    report(context, result, (System.nanoTime() - started) / NANOS_PER_MILLI);
    return result;
  }

  /// Makes an instance ahead of the first invocation.
  void prewarm() {
    try {
      idle.addFirst(inLoader(new FutureTask<>(this::newHandler)).get());
    } catch (ExecutionException failed) {
      var line = log.line(name, "function could not be made");
      log.write(line.put("error", String.valueOf(failed.getCause())));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets an instance that waits do what it does before a snapshot of it is taken. It goes on
  /// waiting meanwhile: an invocation takes it as if nothing were going on.
  void rehearse() {
    if (!(idle.peekFirst() instanceof Resource function)) {
      return;
    }
    try {
      inLoader(
              new FutureTask<>(() -> {
                function.beforeCheckpoint(Core.getGlobalContext());
                return function;
              }))
          .get();
    } catch (ExecutionException failed) {
      var line = log.line(name, "function could not rehearse");
      log.write(line.put("error", String.valueOf(failed.getCause())));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private InvocationResult run(byte[] payload, FunctionContext context) {
    Optional<RequestStreamHandler> handler = Optional.empty();
    try {
      handler = Optional.of(takeHandler());
      var call = new HandlerCall(handler.get(), payload, context);
      var task = new FutureTask<>(call);
      var result = finish(task, context);
      if (task.isDone() && !task.isCancelled()) {
        handler.ifPresent(idle::addFirst);
      }
      return result;
    } catch (ExecutionException failed) {
      // Lambda keeps an instance whose handler threw.
      handler.ifPresent(idle::addFirst);
      return FunctionError.of(Optional.ofNullable(failed.getCause()).orElse(failed));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return FunctionError.of(
          InvocationResult.Failed.EXITED,
          "RequestId: " + context.getAwsRequestId() + " Error: Runtime exited");
    }
  }

  private RequestStreamHandler takeHandler() throws ExecutionException, InterruptedException {
    var waiting = idle.pollFirst();
    return waiting != null ? waiting : inLoader(new FutureTask<>(this::newHandler)).get();
  }

  private InvocationResult finish(FutureTask<InvocationResult> task, FunctionContext context)
      throws ExecutionException, InterruptedException {
    try {
      return inLoader(task).get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      // Lambda ends the process. Here the thread is interrupted, and the instance not used again.
      task.cancel(true);
      return FunctionError.of(
          InvocationResult.Failed.TIMED_OUT,
          "RequestId: %s Error: Task timed out after %d.00 seconds"
              .formatted(context.getAwsRequestId(), timeout.toSeconds()));
    } catch (InterruptedException stopped) {
      task.cancel(true);
      throw stopped;
    }
  }

  private <T> FutureTask<T> inLoader(FutureTask<T> task) {
    var thread = Thread.ofVirtual().name(name).unstarted(() -> FunctionOutput.during(name, task));
    thread.setContextClassLoader(loader);
    thread.start();
    return task;
  }

  /// Calls the constructor that takes the environment.
  private RequestStreamHandler newHandler() throws ReflectiveOperationException {
    try {
      var made = loader.loadClass(handlerClass).getConstructor(Map.class).newInstance(environment);
      if (made instanceof RequestStreamHandler handler) {
        return handler;
      }
    } catch (InvocationTargetException thrown) {
      switch (thrown.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        case null, default -> throw thrown;
      }
    }
    throw new TemplateException(name + ": " + handlerClass + " is no RequestStreamHandler");
  }

  /// One line per invocation, in the shape of Lambda's own `platform.report`.
  private void report(FunctionContext context, InvocationResult result, long durationMillis) {
    var line = log.line(name, "platform.report").put("type", "platform.report");
    line.put("requestId", context.getAwsRequestId());
    line.put("durationMillis", durationMillis);
    switch (result) {
      case InvocationResult.Succeeded _ -> line.put("status", "success");
      case InvocationResult.Failed failed ->
          line.put(
                  "status",
                  failed.errorType().equals(InvocationResult.Failed.TIMED_OUT)
                      ? "timeout"
                      : "error")
              .put("errorType", failed.errorType())
              .put("errorMessage", failed.errorMessage());
    }
    log.write(line);
  }

  @Override
  public void close() {
    idle.clear();
  }
}
