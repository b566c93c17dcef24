package com.thebetterstore.cloud.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.json.JsonPath;
import java.util.Map;
import java.util.stream.Stream;

/// `$input` of a mapping template. It is public because Velocity calls public classes only.
public final class InputVariable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String body;
  private final Map<String, Map<String, String>> parameters;

  InputVariable(String body, Map<String, Map<String, String>> parameters) {
    // API Gateway does so whatever the content type, so that SQS, for one, gets a body.
    this.body = body.isEmpty() ? "{}" : body;
    this.parameters = parameters;
  }

  static InputVariable of(GatewayRequest request) {
    return new InputVariable(
        request.body(),
        Map.of(
            "path", request.pathParameters(),
            "querystring", request.query(),
            "header", request.headers()));
  }

  /// `$input.body`: the raw body; `{}` if there is none.
  public String getBody() {
    return body;
  }

  /// `$input.params('x')`: of the path, the query or the headers, in this order; else empty.
  public String params(String name) {
    return Stream.of("path", "querystring", "header")
        .map(place -> parameters.getOrDefault(place, Map.of()))
        .filter(values -> values.containsKey(name))
        .map(values -> values.getOrDefault(name, ""))
        .findFirst()
        .orElse("");
  }

  /// `$input.params()`: `path`, `querystring` and `header`.
  public Map<String, Map<String, String>> params() {
    return parameters;
  }

  /// `$input.json('$.x')`: the value as JSON; what is not there is an empty text.
  public String json(String path) throws JsonProcessingException {
    var value = node(path);
    return value.isMissingNode() ? "\"\"" : value.toString();
  }

  /// `$input.path('$.x')`: the value itself, with its members and elements.
  public Object path(String path) throws JsonProcessingException {
    var value = node(path);
    return value.isMissingNode() ? "" : JSON.treeToValue(value, Object.class);
  }

  private JsonNode node(String path) throws JsonProcessingException {
    return JsonPath.parse(path).in(JSON.readTree(body));
  }
}
