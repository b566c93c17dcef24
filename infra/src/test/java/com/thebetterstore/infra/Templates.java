package com.thebetterstore.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The synthesised templates, read as whoever deploys them reads them.
record Templates(List<Resource> resources) {

  /// CDK's own function that calls a `Trigger`'s function; nothing of it can be chosen.
  static final String TRIGGER_PROVIDER = "AWSCDKTriggerCustomResourceProvider";

  /// One resource of one stack.
  record Resource(String stack, String id, String type, JsonNode node) {

    JsonNode property(String pointer) {
      return node.path("Properties").at("/" + pointer);
    }

    /// A text that may be joined from parts; what is known at deployment only stands in it as
    /// `${Id}` or `${Id.Attribute}`.
    String text(String pointer) {
      return written(property(pointer));
    }

    private static String written(JsonNode value) {
      if (value.has("Ref")) {
        return "${" + value.path("Ref").asText() + "}";
      }
      if (value.has("Fn::GetAtt")) {
        var attribute = value.path("Fn::GetAtt");
        return "${%s.%s}".formatted(attribute.get(0).asText(), attribute.get(1).asText());
      }
      if (value.has("Fn::Join")) {
        var join = value.path("Fn::Join");
        return stream(join.path(1))
            .map(Resource::written)
            .collect(Collectors.joining(join.path(0).asText()));
      }
      return value.asText();
    }

    boolean isOurs() {
      return !id.startsWith(TRIGGER_PROVIDER);
    }

    @Override
    public String toString() {
      return stack + "/" + id;
    }
  }

  static Path folder() {
    return Path.of(System.getProperty("templates"));
  }

  static Path root() {
    return Path.of(System.getProperty("store.root"));
  }

  static Templates synthesised() {
    return in(folder());
  }

  static Templates in(Path folder) {
    try (var files = Files.list(folder)) {
      var resources = new ArrayList<Resource>();
      for (var file : files.filter(f -> f.toString().endsWith(".template.json")).toList()) {
        var stack = file.getFileName().toString().replace(".template.json", "");
        json(file)
            .path("Resources")
            .properties()
            .forEach(entry ->
                resources.add(
                    new Resource(
                        stack,
                        entry.getKey(),
                        entry.getValue().path("Type").asText(),
                        entry.getValue())));
      }
      return new Templates(resources);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  Stream<Resource> all(String type) {
    return resources.stream().filter(resource -> resource.type().equals("AWS::" + type));
  }

  Stream<Resource> inStack(String part) {
    return resources.stream().filter(resource -> resource.stack().equals("tbs-" + part + "-local"));
  }

  /// The resource of the same stack that a `Ref` or `Fn::GetAtt` within `value` names, however deep
  /// in joins and splits it lies.
  Optional<Resource> named(Resource from, JsonNode value) {
    return names(value)
        .flatMap(id -> resources.stream().filter(r -> r.id().equals(id)))
        .filter(resource -> resource.stack().equals(from.stack()))
        .findFirst();
  }

  /// The functions that take what is put on a queue.
  Stream<Resource> consumers(Resource queue) {
    return all("Lambda::EventSourceMapping")
        .filter(source ->
            named(source, source.property("EventSourceArn")).filter(queue::equals).isPresent())
        .map(source -> named(source, source.property("FunctionName")).orElseThrow())
        .map(alias -> named(alias, alias.property("FunctionName")).orElseThrow());
  }

  private static Stream<String> names(JsonNode value) {
    var here =
        Stream.of(value.path("Ref"), value.path("Fn::GetAtt").path(0))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText);
    return Stream.concat(here, stream(value).flatMap(Templates::names));
  }

  /// `Ref` of a resource.
  static JsonNode reference(Resource resource) {
    return new ObjectMapper().createObjectNode().put("Ref", resource.id());
  }

  static Stream<JsonNode> stream(JsonNode array) {
    return array.valueStream();
  }
}
