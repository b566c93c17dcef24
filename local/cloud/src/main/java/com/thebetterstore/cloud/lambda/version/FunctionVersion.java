package com.thebetterstore.cloud.lambda.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// One version of a function: its code and settings when the version was published.
///
/// @param function the resource as the templates have it now
/// @param version its number, or [#LATEST]
/// @param properties those of the resource when the version was published
public record FunctionVersion(Resource function, String version, JsonNode properties) {

  /// The version that has no number, and that a deployment changes in place.
  public static final String LATEST = "$LATEST";

  private static final int DEFAULT_TIMEOUT_SECONDS = 3;
  private static final int DEFAULT_MEMORY_MEGABYTES = 128;

  public static FunctionVersion latest(Resource function) {
    return new FunctionVersion(function, LATEST, function.properties());
  }

  public boolean isLatest() {
    return version.equals(LATEST);
  }

  public String name() {
    return function.ref();
  }

  /// The key of its zip among the assets.
  public String codeKey() {
    var key = properties.path("Code").path("S3Key").asText();
    if (key.isEmpty()) {
      throw new TemplateException(function + ": a Java function must have a zip as its code");
    }
    return key;
  }

  public String handlerClass() {
    return required("Handler").replaceFirst("::.*$", "");
  }

  public Duration timeout() {
    return Duration.ofSeconds(properties.path("Timeout").asInt(DEFAULT_TIMEOUT_SECONDS));
  }

  public int memoryMegabytes() {
    return properties.path("MemorySize").asInt(DEFAULT_MEMORY_MEGABYTES);
  }

  /// The ARN of the role that it runs with.
  public String role() {
    return required("Role");
  }

  /// The variables of the template; Lambda adds its own.
  public Map<String, String> variables() {
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
