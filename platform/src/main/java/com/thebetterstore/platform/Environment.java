package com.thebetterstore.platform;

import java.util.Map;
import java.util.Optional;

/// The settings that a function was deployed with.
public record Environment(Map<String, String> variables) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /// A setting that must be there: a missing one is a fault of the deployment.
  public String required(String name) {
    return optional(name)
        .orElseThrow(
            () -> new IllegalStateException("environment variable " + name + " is not set"));
  }

  /// A setting that may be missing or blank.
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }
}
