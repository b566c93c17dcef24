package com.thebetterstore.cloud.appsync.execution;

import com.thebetterstore.cloud.appsync.field.FieldError;
import graphql.GraphQLError;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.language.SourceLocation;
import graphql.validation.ValidationError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Errors in AppSync's shapes and words.
///
/// AppSync began as a copy of graphql-java, so most of the text is the same with another beginning.
/// Errors of fields say their type; errors of validation and of null values have no such key.
final class ErrorFormat {

  private static final Pattern VALIDATION_PREFIX =
      Pattern.compile("^Validation error \\([^)]*\\) ?: ");
  private static final Pattern UNQUOTED =
      Pattern.compile(
          "^(Missing field argument|Unknown field argument|Unknown type|Undefined variable"
              + "|Unused variable|Undefined fragment|Unused fragment|Unknown directive) '(.*)'$");
  private static final Pattern NULL_INPUT =
      Pattern.compile(
          "^Variable '(.*)' has an invalid value: .* has coerced Null value for NonNull type"
              + " '(.*)'$");
  private static final Pattern NULL_VALUE =
      Pattern.compile(
          "^The field at path '(.*)' was declared as a non null type.*"
              + " The non-nullable type is '(.*)' within parent type '(.*)'$",
          Pattern.DOTALL);

  /// Some messages repeat what the client sent, which may be a million characters.
  private static final int MAX_MESSAGE = 2_000;

  private ErrorFormat() {}

  /// The errors of one whole request, which never reached a field.
  static Map<String, Object> request(String errorType, String message) {
    var error = new LinkedHashMap<String, Object>();
    error.put("errorType", errorType);
    error.put("message", shortened(message));
    return Map.of("errors", List.of(error));
  }

  static List<Map<String, @Nullable Object>> all(List<? extends GraphQLError> errors) {
    return errors.stream().map(ErrorFormat::one).toList();
  }

  private static Map<String, @Nullable Object> one(GraphQLError error) {
    var formatted = new LinkedHashMap<String, @Nullable Object>();
    formatted.put("path", error.getPath());
    if (error instanceof FieldError field) {
      formatted.put("data", null);
      formatted.put("errorType", field.errorType());
      formatted.put("errorInfo", null);
    }
    formatted.put("locations", locations(error.getLocations()));
    formatted.put("message", shortened(message(error)));
    return formatted;
  }

  private static @Nullable List<Map<String, @Nullable Object>> locations(
      @Nullable List<SourceLocation> locations) {
    return locations == null ? null : locations.stream().map(ErrorFormat::location).toList();
  }

  private static Map<String, @Nullable Object> location(SourceLocation location) {
    var formatted = new LinkedHashMap<String, @Nullable Object>();
    formatted.put("line", location.getLine());
    formatted.put("column", location.getColumn());
    formatted.put("sourceName", null);
    return formatted;
  }

  static String shortened(String message) {
    if (message.length() <= MAX_MESSAGE) {
      return message;
    }
    var isInPair = Character.isHighSurrogate(message.charAt(MAX_MESSAGE - 1));
    return message.substring(0, isInPair ? MAX_MESSAGE - 1 : MAX_MESSAGE) + "…";
  }

  private static String message(GraphQLError error) {
    return switch (error) {
      case ValidationError validation -> validation(validation);
      case NonNullableFieldWasNullError wasNull -> nullValue(shortened(wasNull.getMessage()));
      default ->
          NULL_INPUT
              .matcher(shortened(error.getMessage()))
              // AppSync names the whole variable, not the part of it that is missing.
              .replaceFirst("Variable '$1' has coerced Null value for NonNull type '$2'")
              .replace("Invalid input for enum '", "Invalid input for Enum '");
    };
  }

  private static String validation(ValidationError error) {
    var description = VALIDATION_PREFIX.matcher(shortened(error.getDescription())).replaceFirst("");
    var path = error.getQueryPath();
    return "Validation error of type "
        + error.getValidationErrorType()
        + ": "
        + UNQUOTED.matcher(description).replaceFirst("$1 $2")
        + (path == null || path.isEmpty() ? "" : " @ '" + String.join("/", path) + "'");
  }

  private static String nullValue(String message) {
    var parts = NULL_VALUE.matcher(message);
    return parts.matches()
        ? "Cannot return null for non-nullable type: '%s' within parent '%s' (%s)"
            .formatted(parts.group(2), parts.group(3), parts.group(1))
        : message;
  }
}
