package com.thebetterstore.cloud.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One stack's template and the scope in which its intrinsic functions are resolved.
final class StackTemplate {

  private final String name;
  private final JsonNode template;
  private final Map<String, String> given;
  private final SharedValues shared;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final Map<String, Boolean> conditions = new ConcurrentHashMap<>();
  private final Intrinsics intrinsics = new Intrinsics(this);

  StackTemplate(String name, JsonNode template, Map<String, String> given, SharedValues shared) {
    this.name = name;
    this.template = template;
    this.given = Map.copyOf(given);
    this.shared = shared;
  }

  /// Makes the resources. Called once the values that stacks share can be asked for.
  void readResources(ResourceTypes types) {
    template
        .path("Resources")
        .properties()
        .forEach(entry -> {
          var body = entry.getValue();
          if (!body.has("Condition") || condition(body.path("Condition").asText())) {
            var place = name + "/" + entry.getKey();
            var type = types.named(body.path("Type").asText(), place);
            resources.put(entry.getKey(), new Resource(this, entry.getKey(), type, body));
          }
        });
  }

  String name() {
    return name;
  }

  Intrinsics intrinsics() {
    return intrinsics;
  }

  Collection<Resource> resources() {
    return resources.values();
  }

  Optional<Resource> resource(String logicalId) {
    return Optional.ofNullable(resources.get(logicalId));
  }

  Optional<String> output(String key) {
    var output = template.path("Outputs").path(key);
    if (output.isMissingNode() || !holds(output)) {
      return Optional.empty();
    }
    return Optional.of(intrinsics.text(output.path("Value"), name + " output " + key));
  }

  /// Exported outputs, name to unresolved value.
  Map<String, JsonNode> exports() {
    var exports = new LinkedHashMap<String, JsonNode>();
    template
        .path("Outputs")
        .properties()
        .forEach(entry -> {
          var export = entry.getValue().path("Export").path("Name");
          if (!export.isMissingNode() && holds(entry.getValue())) {
            var place = name + " output " + entry.getKey();
            exports.put(intrinsics.text(export, place), entry.getValue().path("Value"));
          }
        });
    return exports;
  }

  private boolean holds(JsonNode conditional) {
    return !conditional.has("Condition") || condition(conditional.path("Condition").asText());
  }

  /// The value of a parameter, or nothing when the template declares none of that name.
  Optional<String> parameter(String parameter) {
    var declared = template.path("Parameters").path(parameter);
    if (declared.isMissingNode()) {
      return Optional.empty();
    }
    var value = given.get(parameter);
    if (value == null && declared.has("Default")) {
      value = declared.path("Default").asText();
    }
    if (value == null) {
      throw new TemplateException(name + ": parameter " + parameter + " has no value");
    }
    var fromStore = declared.path("Type").asText().startsWith("AWS::SSM::Parameter::Value<");
    return Optional.of(fromStore ? shared.parameterStore(value, name) : value);
  }

  /// Whether a parameter holds a list, written with commas.
  boolean isList(String parameter) {
    var type = template.path("Parameters").path(parameter).path("Type").asText();
    return type.contains("List<") || type.equals("CommaDelimitedList");
  }

  boolean condition(String condition) {
    var known = conditions.get(condition);
    if (known != null) {
      return known;
    }
    var rule = template.path("Conditions").path(condition);
    if (rule.isMissingNode()) {
      throw new TemplateException(name + ": no condition " + condition);
    }
    var holds = intrinsics.holds(rule, name + " condition " + condition);
    conditions.put(condition, holds);
    return holds;
  }

  JsonNode mapping(String map, String first, String second) {
    var value = template.path("Mappings").path(map).path(first).path(second);
    if (value.isMissingNode()) {
      throw new TemplateException(name + ": no mapping " + map + "." + first + "." + second);
    }
    return value;
  }

  JsonNode imported(String export) {
    return shared.imported(export, name);
  }
}
