package com.thebetterstore.cloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.Tracer;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.velocity.exception.VelocityException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The REST APIs of the templates: routes a request, checks it, maps it, calls the queue and maps
/// the answer.
public final class Gateway {

  private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;
  private static final int INTERNAL_ERROR = 500;
  private static final int GATEWAY_TIMEOUT = 504;

  private final Routes routes;
  private final QueueCall queues;
  private final InstantSource clock;
  private final Supplier<String> ids;
  private final Supplier<TraceHeader> newTrace;
  private final Tracer tracer;

  /// Reads the APIs.
  ///
  /// @param sqs the engine itself, past the AWS endpoint
  /// @param ids makes request ids
  /// @param tracer records each request to a stage that has tracing on
  /// @throws com.thebetterstore.cloud.template.TemplateException if an API uses what is not known
  ///   here
  public Gateway(
      Deployment deployment,
      Permissions permissions,
      Engine sqs,
      InstantSource clock,
      Supplier<String> ids,
      Supplier<TraceHeader> newTrace,
      Tracer tracer) {
    this.routes = Routes.read(deployment);
    this.queues = new QueueCall(sqs, permissions);
    this.clock = clock;
    this.ids = ids;
    this.newTrace = newTrace;
    this.tracer = tracer;
  }

  GatewayAnswer answer(String stage, GatewayRequest request) {
    var segments = List.of(request.path().substring(1).split("/", -1));
    var match = routes.match(stage, request.method(), segments);
    if (match.isEmpty()) {
      // In these words API Gateway says that it has no such route.
      return GatewayAnswer.refusal(FORBIDDEN, "Missing Authentication Token");
    }
    var span =
        tracer
            .when(match.get().traced())
            .begin(match.get().name(), "AWS::ApiGateway::Stage", newTrace.get());
    var failed = true;
    try {
      var answer = answer(stage, request, match.get(), span.header());
      failed = answer.status() >= INTERNAL_ERROR;
      return answer;
    } finally {
      span.end(failed);
    }
  }

  private GatewayAnswer answer(
      String stage, GatewayRequest request, Routes.Match match, TraceHeader trace) {
    var method = match.method();
    var complete = request.with(match.pathParameters());
    var missing = method.missing(complete);
    if (!missing.isEmpty()) {
      return GatewayAnswer.refusal(
          BAD_REQUEST, "Missing required request parameters: [" + String.join(", ", missing) + "]");
    }
    var template = method.integration().template(complete.contentType());
    if (template.isEmpty() && !method.integration().passesThrough()) {
      return GatewayAnswer.refusal(UNSUPPORTED_MEDIA_TYPE, "Unsupported Media Type");
    }
    var context = context(stage, complete, method, trace);
    try {
      var body =
          template
              .map(mapping -> mapping.render(InputVariable.of(complete), context))
              .orElse(complete.body());
      return call(
          method.integration(),
          complete,
          match.traced() ? QueueCall.traced(body, trace.value()) : body,
          context);
    } catch (VelocityException failed) {
      if (failed.getCause() instanceof JsonProcessingException noJson) {
        return GatewayAnswer.refusal(
            BAD_REQUEST, "Could not parse request body into json: " + noJson.getOriginalMessage());
      }
      LOG.atError().setCause(failed).log("mapping template of the gateway failed");
      return GatewayAnswer.refusal(INTERNAL_ERROR, "Internal server error");
    }
  }

  private GatewayAnswer call(
      Integration integration, GatewayRequest request, String body, Map<String, Object> context) {
    try {
      var response = queues.send(integration, headers(integration, request), body);
      return integration
          .response(response.status())
          .map(selected -> selected.answer(response.body(), context))
          .orElseGet(() -> GatewayAnswer.refusal(INTERNAL_ERROR, "Internal server error"));
    } catch (IOException down) {
      LOG.atWarn()
          .addKeyValue("queue", integration.queueName())
          .addKeyValue("reason", down.getMessage())
          .log("gateway cannot reach SQS");
      return GatewayAnswer.refusal(GATEWAY_TIMEOUT, "Endpoint request timed out");
    }
  }

  private static Map<String, String> headers(Integration integration, GatewayRequest request) {
    var headers = new HashMap<String, String>();
    integration
        .headers()
        .forEach((name, value) -> {
          if (value.startsWith("'")) {
            headers.put(name, value.substring(1, value.length() - 1));
          } else {
            request.parameter(value).ifPresent(found -> headers.put(name, found));
          }
        });
    return headers;
  }

  private Map<String, Object> context(
      String stage, GatewayRequest request, GatewayMethod method, TraceHeader trace) {
    var now = clock.instant();
    var id = ids.get();
    var context = new HashMap<String, Object>();
    context.put("accountId", Account.ID);
    context.put("apiId", method.apiId());
    context.put("awsEndpointRequestId", id);
    context.put("extendedRequestId", id);
    context.put("httpMethod", request.method());
    context.put("path", "/" + stage + request.path());
    context.put("protocol", "HTTP/1.1");
    context.put("requestId", id);
    context.put("requestTime", now.toString());
    context.put("requestTimeEpoch", now.toEpochMilli());
    context.put("resourceId", method.resourceId());
    context.put("stage", stage);
    context.put("xrayTraceId", trace.value());
    context.put(
        "identity",
        Map.of(
            "sourceIp", request.sourceIp(),
            "userAgent", request.headers().getOrDefault("User-Agent", "")));
    return context;
  }
}
