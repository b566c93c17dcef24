package com.thebetterstore.cloud.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The part of a request that a statement looks at: `FieldToMatch`, after its
/// `TextTransformations`.
record Part(Source source, List<UnaryOperator<String>> transformations) {

  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");

  /// Where it is.
  sealed interface Source {

    /// A header, by its name.
    record Header(String name) implements Source {}

    /// The body; one that is too long to look into matches if that is what the template says.
    record Body(boolean matchesIfTooLong) implements Source {}
  }

  Part {
    transformations = List.copyOf(transformations);
  }

  /// Reads it.
  ///
  /// @param place for messages
  static Part of(JsonNode statement, String place) {
    var transformations = new ArrayList<UnaryOperator<String>>();
    statement
        .path("TextTransformations")
        .forEach(one -> transformations.add(transformation(one.path("Type").asText(), place)));
    return new Part(source(statement.path("FieldToMatch"), place), transformations);
  }

  private static Source source(JsonNode field, String place) {
    if (field.has("SingleHeader")) {
      return new Source.Header(field.path("SingleHeader").path("Name").asText());
    }
    if (field.has("Body")) {
      return switch (field.path("Body").path("OversizeHandling").asText("CONTINUE")) {
        case "MATCH" -> new Source.Body(true);
        case "CONTINUE" -> new Source.Body(false);
        default -> throw new TemplateException(place + ": OversizeHandling is not known here");
      };
    }
    throw new TemplateException(place + " looks at a part of requests that is not known here");
  }

  private static UnaryOperator<String> transformation(String type, String place) {
    return switch (type) {
      case "NONE" -> text -> text;
      case "JS_DECODE" -> Part::decoded;
      default -> throw new TemplateException(place + ": " + type + " is not known here");
    };
  }

  /// JSON may write every letter by its number.
  private static String decoded(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(escape ->
            Matcher.quoteReplacement(
                Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }

  /// Its text; empty if nobody can say what the whole text is, and it counts as matching.
  Optional<String> text(WebRequest request) {
    var text =
        switch (source) {
          case Source.Header(var name) -> Optional.of(request.header(name));
          case Source.Body(var matchesIfTooLong) ->
              request.isCut() && matchesIfTooLong
                  ? Optional.<String>empty()
                  : Optional.of(request.body());
        };
    return text.map(found -> {
      for (var transformation : transformations) {
        found = transformation.apply(found);
      }
      return found;
    });
  }
}
