package com.thebetterstore.cloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the caller gets when the integration answers with a certain status.
///
/// @param status of the answer to the caller
/// @param pattern of the integration's status; empty for every other status
/// @param headers literals by name
record IntegrationResponse(
    int status,
    Optional<Pattern> pattern,
    Map<String, String> headers,
    Map<String, MappingTemplate> templates) {

  IntegrationResponse {
    headers = Map.copyOf(headers);
    templates = Map.copyOf(templates);
  }

  static IntegrationResponse read(JsonNode node, Resource method) {
    var selection = node.path("SelectionPattern");
    return new IntegrationResponse(
        node.path("StatusCode").asInt(),
        selection.asText().isEmpty()
            ? Optional.empty()
            : Optional.of(Pattern.compile(selection.asText())),
        literals(node.path("ResponseParameters")),
        Integration.templates(node.path("ResponseTemplates"), method));
  }

  /// `method.response.header.X` to `'value'`
  private static Map<String, String> literals(JsonNode parameters) {
    var headers = new HashMap<String, String>();
    for (var parameter : parameters.properties()) {
      var value = parameter.getValue().asText();
      if (value.startsWith("'") && value.endsWith("'")) {
        headers.put(
            parameter.getKey().replace("method.response.header.", ""),
            value.substring(1, value.length() - 1));
      }
    }
    return headers;
  }

  boolean isDefault() {
    return pattern.isEmpty();
  }

  boolean selects(int integrationStatus) {
    return pattern
        .filter(expected -> expected.matcher(Integer.toString(integrationStatus)).matches())
        .isPresent();
  }

  /// The answer to the caller. A template may change its status:
  /// `$context.responseOverride.status`.
  GatewayAnswer answer(String integrationBody, Map<String, Object> context) {
    var override = new HashMap<String, Object>();
    context.put("responseOverride", override);
    var template = templates.entrySet().stream().findFirst();
    var type = template.map(Map.Entry::getKey).orElse("application/json");
    var body =
        template
            .map(entry ->
                entry.getValue().render(new InputVariable(integrationBody, Map.of()), context))
            .orElse(integrationBody);
    var all = new HashMap<String, String>();
    all.put("Content-Type", type);
    all.putAll(headers);
    var answered = override.get("status") instanceof Number changed ? changed.intValue() : status;
    return new GatewayAnswer(answered, all, body);
  }
}
