package com.thebetterstore.cloud.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;

/// What goes back to the caller.
record GatewayAnswer(int status, Map<String, String> headers, String body) {

  GatewayAnswer {
    headers = Map.copyOf(headers);
  }

  /// An answer that API Gateway gives by itself.
  static GatewayAnswer refusal(int status, String message) {
    var body = JsonNodeFactory.instance.objectNode().put("message", message);
    return new GatewayAnswer(status, Map.of("Content-Type", "application/json"), body.toString());
  }
}
