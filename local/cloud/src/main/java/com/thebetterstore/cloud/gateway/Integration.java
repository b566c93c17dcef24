package com.thebetterstore.cloud.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A method's integration with a queue, over SQS's query protocol.
///
/// @param queueName from `arn:aws:apigateway:{region}:sqs:path/{account}/{queue}`
/// @param roleArn the role with which API Gateway calls SQS
/// @param headers `integration.request.header.…` to a literal in quotes or a place in the request
/// @param templates by content type
/// @param passthrough `NEVER`, `WHEN_NO_TEMPLATES` or `WHEN_NO_MATCH`
record Integration(
    String queueName,
    String roleArn,
    Map<String, String> headers,
    Map<String, MappingTemplate> templates,
    String passthrough,
    List<IntegrationResponse> responses) {

  private static final Pattern QUEUE_URI =
      Pattern.compile("arn:aws:apigateway:" + Account.REGION + ":sqs:path/" + Account.ID + "/(.+)");

  Integration {
    headers = Map.copyOf(headers);
    templates = Map.copyOf(templates);
    responses = List.copyOf(responses);
  }

  /// @throws TemplateException if it is not an integration with a queue
  static Integration read(Resource method) {
    var node = method.property("Integration");
    var uri = QUEUE_URI.matcher(node.path("Uri").asText());
    if (!node.path("Type").asText().equals("AWS") || !uri.matches()) {
      throw new TemplateException(
          method + " has an integration not known here: " + node.path("Uri").asText());
    }
    return new Integration(
        uri.group(1),
        node.path("Credentials").asText(),
        headers(node.path("RequestParameters"), method),
        templates(node.path("RequestTemplates"), method),
        node.path("PassthroughBehavior").asText("WHEN_NO_MATCH"),
        responses(node.path("IntegrationResponses"), method));
  }

  private static Map<String, String> headers(JsonNode parameters, Resource method) {
    var headers = new LinkedHashMap<String, String>();
    for (var parameter : parameters.properties()) {
      var prefix = "integration.request.header.";
      if (!parameter.getKey().startsWith(prefix)) {
        throw new TemplateException(method + " maps " + parameter.getKey() + ", not known here");
      }
      headers.put(parameter.getKey().substring(prefix.length()), parameter.getValue().asText());
    }
    return headers;
  }

  static Map<String, MappingTemplate> templates(JsonNode byContentType, Resource method) {
    var templates = new LinkedHashMap<String, MappingTemplate>();
    byContentType
        .properties()
        .forEach(entry ->
            templates.put(
                entry.getKey(),
                MappingTemplate.parse(entry.getValue().asText(), method.toString())));
    return templates;
  }

  private static List<IntegrationResponse> responses(JsonNode nodes, Resource method) {
    var responses = new ArrayList<IntegrationResponse>();
    nodes.forEach(node -> responses.add(IntegrationResponse.read(node, method)));
    return responses;
  }

  /// The template for this content type; `$default` stands for any.
  Optional<MappingTemplate> template(String contentType) {
    return Optional.ofNullable(templates.get(contentType))
        .or(() -> Optional.ofNullable(templates.get("$default")));
  }

  /// Whether a body that no template is for goes on as it is.
  boolean passesThrough() {
    return switch (passthrough) {
      case "WHEN_NO_MATCH" -> true;
      case "WHEN_NO_TEMPLATES" -> templates.isEmpty();
      default -> false;
    };
  }

  /// The response whose pattern matches the status, else the one without a pattern.
  Optional<IntegrationResponse> response(int status) {
    return responses.stream()
        .filter(response -> response.selects(status))
        .findFirst()
        .or(() -> responses.stream().filter(IntegrationResponse::isDefault).findFirst());
  }
}
