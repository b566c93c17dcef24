package com.thebetterstore.cloud.appsync;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.appsync.definition.ApiTemplate;
import com.thebetterstore.cloud.aws.ForwardingEngine;
import com.thebetterstore.cloud.bus.TargetDriver;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Target;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.queue.DeliveryFailure;
import com.thebetterstore.cloud.template.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The GraphQL API as a target of rules: EventBridge sends the target's operation, with the input
/// as its variables, signed in the name of the target's role. User guide of EventBridge, "AppSync
/// targets".
///
/// An answer of 200 with `errors` counts as a failure, and is tried again: AWS does not say what it
/// does with one, and here nothing may be lost unseen.
///
/// EventBridge sets no headers but X-Ray's, for an event that was put with one: so the mutation
/// belongs to the trace of whoever put it. User guide, "Amazon EventBridge integration with AWS
/// X-Ray".
public final class ApiTargets implements TargetDriver {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String EVENT_BRIDGE = "events.amazonaws.com";
  private static final String FAILED = "SDK_CLIENT_ERROR";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final Set<Integer> NOT_ALLOWED = Set.of(401, 403);

  private final String endpointArn;
  private final URI endpoint;
  private final HttpClient client;
  private final Permissions permissions;
  private final DataFolderKey key;
  private final RequestSigner signer;

  /// Nothing is sent until a rule matches.
  ///
  /// @param endpointArn the API's `GraphQLEndpointArn`
  /// @param endpoint where that endpoint is on this machine
  /// @param key from which the credentials of roles are derived
  public ApiTargets(
      String endpointArn,
      URI endpoint,
      HttpClient client,
      Permissions permissions,
      DataFolderKey key,
      InstantSource clock) {
    this.endpointArn = endpointArn;
    this.endpoint = endpoint;
    this.client = client;
    this.permissions = permissions;
    this.key = key;
    this.signer = new RequestSigner("appsync", clock);
  }

  /// For the one API of the templates.
  public static ApiTargets of(
      Deployment deployment, Permissions permissions, DataFolderKey key, InstantSource clock) {
    var api = ApiTemplate.only(deployment);
    return new ApiTargets(
        api.attribute("GraphQLEndpointArn"),
        URI.create(api.attribute("GraphQLUrl")),
        ForwardingEngine.client(),
        permissions,
        key,
        clock);
  }

  @Override
  public void deliver(Rule rule, Target target, String payload, Optional<String> traceHeader)
      throws DeliveryFailure {
    if (!target.arn().equals(endpointArn)) {
      throw DeliveryFailure.noSuchTarget(target.arn());
    }
    var role =
        target
            .roleArn()
            .orElseThrow(() -> DeliveryFailure.notAllowed(rule.arn() + " names no role"));
    if (permissions.mayAssume(EVENT_BRIDGE, role, Optional.of(rule.arn()))
        instanceof Denied(var reason)) {
      throw DeliveryFailure.notAllowed(reason);
    }
    var operation = target.parameters().at("/AppSyncParameters/GraphQLOperation").asText();
    var request = signed(role, body(operation, payload), traceHeader);
    check(send(request));
  }

  private static byte[] body(String operation, String variables) throws DeliveryFailure {
    try {
      var body = JSON.createObjectNode().put("query", operation);
      body.set("variables", JSON.readTree(variables));
      return JSON.writeValueAsBytes(body);
    } catch (JacksonException unreadable) {
      throw new DeliveryFailure(FAILED, "the variables are not JSON", unreadable);
    }
  }

  private HttpRequest signed(String role, byte[] body, Optional<String> traceHeader) {
    var headers = new HashMap<>(Map.of("content-type", "application/json"));
    traceHeader.ifPresent(trace -> headers.put("X-Amzn-Trace-Id", trace));
    return signer
        .post(endpoint, headers, body, RoleCredentials.of(key, role))
        .timeout(PATIENCE)
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws DeliveryFailure {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException unreachable) {
      throw new DeliveryFailure("CONNECTION_FAILURE", endpoint + ": " + unreachable, unreachable);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new DeliveryFailure("CONNECTION_FAILURE", "stopped while waiting for it", stopped);
    }
  }

  private void check(HttpResponse<String> answer) throws DeliveryFailure {
    if (NOT_ALLOWED.contains(answer.statusCode())) {
      throw DeliveryFailure.notAllowed(answer.body());
    }
    if (answer.statusCode() != OK) {
      throw new DeliveryFailure(FAILED, "HTTP " + answer.statusCode() + " " + answer.body());
    }
    var errors = errors(answer.body());
    for (var error : errors) {
      if (error.path("errorType").asText().equals("Unauthorized")) {
        throw DeliveryFailure.notAllowed(errors.toString());
      }
    }
    if (!errors.isEmpty()) {
      throw new DeliveryFailure(FAILED, errors.toString());
    }
  }

  private static JsonNode errors(String answer) throws DeliveryFailure {
    try {
      return JSON.readTree(answer).path("errors");
    } catch (JacksonException unreadable) {
      throw new DeliveryFailure(FAILED, "an answer that is not JSON", unreadable);
    }
  }
}
