package com.thebetterstore.local.appsync;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JSON in which clients send an operation: over HTTP as the body, over WebSocket as `data`.
///
/// Members other than these three are ignored.
public record OperationBody(
    String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, @Nullable Object>> VARIABLES =
      new TypeReference<>() {};

  /// Empty if it is of another shape, such as a list of operations.
  public static Optional<OperationBody> read(@Nullable JsonNode body) {
    if (body == null || !body.isObject() || body.path("query").asText().isBlank()) {
      return Optional.empty();
    }
    var query = body.path("query");
    var name = body.path("operationName");
    var variables = body.path("variables");
    if (!query.isTextual()
        || !isAbsentOr(name, name.isTextual())
        || !isAbsentOr(variables, variables.isObject())) {
      return Optional.empty();
    }
    return Optional.of(
        new OperationBody(
            query.asText(),
            name.isTextual() ? name.asText() : null,
            variables.isObject() ? JSON.convertValue(variables, VARIABLES) : Map.of()));
  }

  private static boolean isAbsentOr(JsonNode node, boolean right) {
    return right || node.isMissingNode() || node.isNull();
  }

  /// The operation as this caller's.
  public OperationRequest request(Caller caller, OperationRequest.Origin origin) {
    return new OperationRequest(query, operationName, variables, caller, origin);
  }
}
