package com.thebetterstore.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.template.Resource;
import com.thebetterstore.local.template.TemplateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// One version of a function: what it was told to be when the version was published.
///
/// @param function the resource as the templates have it now
/// @param version its number, or [#LATEST]
/// @param properties those of the resource when the version was published
record FunctionVersion(Resource function, String version, JsonNode properties) {

  /// The version that has no number, and that a deployment changes in place.
  static final String LATEST = "$LATEST";

  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_MEMORY_MEGABYTES = 128;

  static FunctionVersion latest(Resource function) {
    return new FunctionVersion(function, LATEST, function.properties());
  }

  boolean isLatest() {
    return version.equals(LATEST);
  }

  String name() {
    return function.ref();
  }

  /// The key of its zip among the assets.
  String codeKey() {
    var key = properties.path("Code").path("S3Key").asText();
    if (key.isEmpty()) {
      throw new TemplateException(function + ": a Java function must have a zip as its code");
    }
    return key;
  }

  String handlerClass() {
    return required("Handler").replaceFirst("::.*$", "");
  }

  Duration timeout() {
    return Duration.ofSeconds(properties.path("Timeout").asInt(DEFAULT_TIMEOUT_SECONDS));
  }

  int memoryMegabytes() {
    return properties.path("MemorySize").asInt(DEFAULT_MEMORY_MEGABYTES);
  }

  /// The ARN of the role that it runs with.
  String role() {
    return required("Role");
  }

  /// The variables of the template; Lambda adds its own.
  Map<String, String> variables() {
    var variables = new HashMap<String, String>();
    properties
        .path("Environment")
        .path("Variables")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
    return variables;
  }

  private String required(String property) {
    var value = properties.path(property);
    if (value.isMissingNode()) {
      throw new TemplateException(function + " (" + function.type() + ") has no " + property);
    }
    return value.asText();
  }
}
