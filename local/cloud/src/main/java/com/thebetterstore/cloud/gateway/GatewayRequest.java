package com.thebetterstore.cloud.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a caller sent to a stage.
///
/// @param path below the stage, decoded, beginning with a slash
/// @param pathParameters by the names in the resource's path
/// @param query the first value of each parameter
/// @param headers by name, in any case
/// @param body as UTF-8, which API Gateway takes every text body for
/// @param sourceIp the caller's address
record GatewayRequest(
    String method,
    String path,
    Map<String, String> pathParameters,
    Map<String, String> query,
    Map<String, String> headers,
    String body,
    String sourceIp) {

  GatewayRequest {
    pathParameters = Map.copyOf(pathParameters);
    query = Map.copyOf(query);
    var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    headers = anyCase;
  }

  GatewayRequest with(Map<String, String> parameters) {
    return new GatewayRequest(method, path, parameters, query, headers, body, sourceIp);
  }

  /// A value by its place in API Gateway's words, such as `method.request.header.Stripe-Signature`.
  Optional<String> parameter(String place) {
    var parts = place.split("\\.", 4);
    if (parts.length < 4) {
      return Optional.empty();
    }
    return switch (parts[2]) {
      case "header" -> Optional.ofNullable(headers.get(parts[3]));
      case "querystring" -> Optional.ofNullable(query.get(parts[3]));
      case "path" -> Optional.ofNullable(pathParameters.get(parts[3]));
      default -> Optional.empty();
    };
  }

  /// `application/json` in `application/json; charset=utf-8`; that is also what none means.
  String contentType() {
    var type = headers.getOrDefault("Content-Type", "application/json");
    var end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip();
  }
}
