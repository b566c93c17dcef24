package com.thebetterstore.cloud.appsync.operation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.appsync.operation.ReadOperation.Unreadable;
import com.thebetterstore.cloud.appsync.schema.Surrogates;
import com.thebetterstore.cloud.http.QueryString;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The operation that a client sends: over HTTP as the body or as the query of the URL, over
/// WebSocket as `data`.
///
/// Members other than these three are ignored.
public record OperationBody(
    String query, @Nullable String operationName, Map<String, @Nullable Object> variables)
    implements ReadOperation {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final TypeReference<Map<String, @Nullable Object>> VARIABLES =
      new TypeReference<>() {};

  /// AppSync's text for JSON that is none, or of another shape.
  private static final Unreadable NO_OPERATION = new Unreadable("Unable to parse GraphQL query.");

  /// Reads JSON; a list of operations is none.
  public static ReadOperation read(String json) {
    try {
      return of(JSON.readTree(json));
    } catch (JacksonException notJson) {
      return NO_OPERATION;
    }
  }

  /// Reads the query of a URL, in which the variables are JSON; an empty parameter is as good as
  /// none.
  public static ReadOperation ofQuery(String query) {
    var parameters = QueryString.parameters(query);
    if (parameters.isEmpty()) {
      return new Unreadable("The query of the URL is not percent-encoded UTF-8.");
    }
    var body = JsonNodeFactory.instance.objectNode();
    for (var parameter : parameters.get()) {
      if (!parameter.value().isEmpty() && !body.has(parameter.name())) {
        body.put(parameter.name(), parameter.value());
      }
    }
    try {
      if (body.has("variables")) {
        body.set("variables", JSON.readTree(body.path("variables").asText()));
      }
      return of(body);
    } catch (JacksonException notJson) {
      return new Unreadable("The variables are not JSON.");
    }
  }

  private static ReadOperation of(@Nullable JsonNode body) {
    if (body == null || !body.isObject() || body.path("query").asText().isBlank()) {
      return NO_OPERATION;
    }
    var query = body.path("query");
    var name = body.path("operationName");
    var variables = body.path("variables");
    if (!query.isTextual()
        || !isAbsentOr(name, name.isTextual())
        || !isAbsentOr(variables, variables.isObject())) {
      return NO_OPERATION;
    }
    return Surrogates.broken(body)
        .<ReadOperation>map(where ->
            new Unreadable(where + " is no Unicode text: it has half of a surrogate pair."))
        .orElseGet(() ->
            new OperationBody(
                query.asText(),
                name.isTextual() ? name.asText() : null,
                variables.isObject() ? JSON.convertValue(variables, VARIABLES) : Map.of()));
  }

  private static boolean isAbsentOr(JsonNode node, boolean right) {
    return right || node.isMissingNode() || node.isNull();
  }

  /// The operation as this caller's.
  public OperationRequest request(ApiCaller caller, OperationRequest.Origin origin) {
    return new OperationRequest(query, operationName, variables, caller, origin);
  }
}
