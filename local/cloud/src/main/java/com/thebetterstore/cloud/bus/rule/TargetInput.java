package com.thebetterstore.cloud.bus.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.json.JsonPath;
import java.util.HashMap;
import java.util.Map;

/// What a target is given of an event.
public sealed interface TargetInput {

  /// The whole event.
  record WholeEvent() implements TargetInput {}

  /// `Input`: always the same JSON.
  record Constant(String json) implements TargetInput {}

  /// `InputPath`: a part of the event.
  record Part(JsonPath path) implements TargetInput {}

  /// `InputTransformer`
  record Transformed(Map<String, JsonPath> paths, InputTemplate template) implements TargetInput {
    public Transformed {
      paths = Map.copyOf(paths);
    }
  }

  /// Reads the input properties of a rule's target.
  static TargetInput read(JsonNode target) {
    if (target.has("Input")) {
      return new Constant(target.path("Input").asText());
    }
    if (target.has("InputPath")) {
      return new Part(JsonPath.parse(target.path("InputPath").asText()));
    }
    var transformer = target.path("InputTransformer");
    if (transformer.isMissingNode()) {
      return new WholeEvent();
    }
    var paths = new HashMap<String, JsonPath>();
    transformer
        .path("InputPathsMap")
        .properties()
        .forEach(path -> paths.put(path.getKey(), JsonPath.parse(path.getValue().asText())));
    return new Transformed(paths, InputTemplate.parse(transformer.path("InputTemplate").asText()));
  }

  /// The payload, JSON.
  default String render(EventOnBus event, Rule rule) {
    return switch (this) {
      case WholeEvent _ -> event.json();
      case Constant(var json) -> json;
      case Part(var path) -> path.in(event.tree()).toString();
      case Transformed(var paths, var template) -> {
        var tree = event.tree();
        var values = new HashMap<String, JsonNode>();
        paths.forEach((name, path) -> values.put(name, path.in(tree)));
        values.putAll(InputTemplate.reserved(event, rule));
        yield template.fill(values);
      }
    };
  }
}
