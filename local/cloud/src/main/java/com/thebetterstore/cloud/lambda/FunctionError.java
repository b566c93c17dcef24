package com.thebetterstore.cloud.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/// Errors in the words of Lambda's Java runtime: `errorMessage`, `errorType` (the fully qualified
/// class name) and `stackTrace`; never the cause.
final class FunctionError {

  private FunctionError() {}

  static InvocationResult.Failed of(Throwable thrown) {
    var type = thrown.getClass().getName();
    var message = Objects.requireNonNullElse(thrown.getMessage(), "");
    var json = json(type, message);
    var trace = json.putArray("stackTrace");
    for (var frame : thrown.getStackTrace()) {
      trace.add(frame.toString());
    }
    return new InvocationResult.Failed(type, message, json.toString());
  }

  static InvocationResult.Failed of(String errorType, String errorMessage) {
    return new InvocationResult.Failed(
        errorType, errorMessage, json(errorType, errorMessage).toString());
  }

  private static ObjectNode json(String errorType, String errorMessage) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorMessage", errorMessage)
        .put("errorType", errorType);
  }
}
