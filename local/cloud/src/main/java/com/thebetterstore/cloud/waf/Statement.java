package com.thebetterstore.cloud.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.List;
import java.util.stream.StreamSupport;

/// What a request must be for a rule to concern it. Source: API reference of WAFv2, "Statement".
sealed interface Statement {

  /// Whether the request is so.
  boolean matches(WebRequest request);

  /// Reads one.
  ///
  /// @param place for messages
  /// @throws TemplateException if it says what is not known here
  static Statement of(JsonNode node, String place) {
    var kind = node.fieldNames().hasNext() ? node.fieldNames().next() : "";
    var value = node.path(kind);
    return switch (kind) {
      case "AndStatement" -> new And(parts(value, place));
      case "OrStatement" -> new Or(parts(value, place));
      case "NotStatement" -> new Not(of(value.path("Statement"), place));
      case "ByteMatchStatement" ->
          new ByteMatch(
              Part.of(value, place),
              value.path("PositionalConstraint").asText(),
              value.path("SearchString").asText(),
              place);
      case "SizeConstraintStatement" -> {
        if (!value.path("ComparisonOperator").asText().equals("GT")) {
          throw new TemplateException(place + " compares sizes in a way that is not known here");
        }
        yield new LongerThan(Part.of(value, place), value.path("Size").asInt());
      }
      default -> throw new TemplateException(place + ": " + kind + " is not known here");
    };
  }

  private static List<Statement> parts(JsonNode node, String place) {
    return StreamSupport.stream(node.path("Statements").spliterator(), false)
        .map(part -> of(part, place))
        .toList();
  }

  /// All of them.
  record And(List<Statement> parts) implements Statement {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean matches(WebRequest request) {
      return parts.stream().allMatch(part -> part.matches(request));
    }
  }

  /// One of them.
  record Or(List<Statement> parts) implements Statement {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean matches(WebRequest request) {
      return parts.stream().anyMatch(part -> part.matches(request));
    }
  }

  /// The opposite.
  record Not(Statement part) implements Statement {
    @Override
    public boolean matches(WebRequest request) {
      return !part.matches(request);
    }
  }

  /// A text is in it, or at its beginning.
  record ByteMatch(Part part, String position, String text) implements Statement {

    ByteMatch(Part part, String position, String text, String place) {
      this(part, position, text);
      if (!List.of("STARTS_WITH", "CONTAINS").contains(position)) {
        throw new TemplateException(place + ": " + position + " is not known here");
      }
    }

    @Override
    public boolean matches(WebRequest request) {
      return part.text(request)
          .map(found -> position.equals("CONTAINS") ? found.contains(text) : found.startsWith(text))
          .orElse(true);
    }
  }

  /// It has more bytes.
  record LongerThan(Part part, int size) implements Statement {
    @Override
    public boolean matches(WebRequest request) {
      return part.text(request).map(found -> found.length() > size).orElse(true);
    }
  }
}
