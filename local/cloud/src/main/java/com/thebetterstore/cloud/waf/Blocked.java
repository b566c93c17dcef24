package com.thebetterstore.cloud.waf;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The answer to a request that a web ACL keeps away.
///
/// @param headers besides the content type, which is that of JSON
/// @param body of a JSON object
public record Blocked(int status, Map<String, String> headers, Map<String, Object> body) {

  /// What AppSync answers for WAF where a rule has no answer of its own.
  private static final Blocked FORBIDDEN =
      new Blocked(
          403,
          Map.of(),
          Map.of(
              "errors",
              List.of(Map.of("errorType", "WAFForbiddenException", "message", "403 Forbidden"))));

  public Blocked {
    headers = Map.copyOf(headers);
    body = Map.copyOf(body);
  }

  /// Reads a `Block` action.
  ///
  /// @param bodies `CustomResponseBodies` of the web ACL
  /// @param place for messages
  static Blocked of(JsonNode block, JsonNode bodies, String place) {
    var custom = block.path("CustomResponse");
    if (custom.isMissingNode()) {
      return FORBIDDEN;
    }
    var body = bodies.path(custom.path("CustomResponseBodyKey").asText());
    var headers = new LinkedHashMap<String, String>();
    custom
        .path("ResponseHeaders")
        .forEach(one -> headers.put(one.path("Name").asText(), one.path("Value").asText()));
    return new Blocked(
        custom.path("ResponseCode").asInt(), headers, json(body.path("Content").asText(), place));
  }

  private static Map<String, Object> json(String content, String place) {
    try {
      return new ObjectMapper().readValue(content, new TypeReference<>() {});
    } catch (JsonProcessingException malformed) {
      throw new TemplateException(place + " answers with what is not a JSON object");
    }
  }
}
