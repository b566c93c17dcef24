package com.thebetterstore.resolvers.view;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// GraphQL's `UserError`.
public record UserErrorView(
    ErrorCode code,
    List<String> field,
    String message,
    @Nullable String target,
    @Nullable Integer availableQuantity,
    @Nullable Long currentVersion,
    boolean retryable) {

  public static UserErrorView of(ErrorCode code, String message) {
    return new UserErrorView(code, List.of(), message, null, null, null, false);
  }

  public UserErrorView at(List<String> path) {
    return new UserErrorView(
        code, path, message, target, availableQuantity, currentVersion, retryable);
  }

  public UserErrorView about(String id) {
    return new UserErrorView(
        code, field, message, id, availableQuantity, currentVersion, retryable);
  }

  public UserErrorView available(int quantity) {
    return new UserErrorView(code, field, message, target, quantity, currentVersion, retryable);
  }

  public UserErrorView now(long version, boolean mayBeRepeated) {
    return new UserErrorView(
        code, field, message, target, availableQuantity, version, mayBeRepeated);
  }

  /// May succeed later, unchanged.
  public UserErrorView later() {
    return new UserErrorView(code, field, message, target, availableQuantity, currentVersion, true);
  }

  /// The same error in an argument that is itself within another one.
  public UserErrorView within(String argument) {
    return field.isEmpty() ? this : at(Stream.concat(Stream.of(argument), field.stream()).toList());
  }
}
