package com.thebetterstore.cloud.bus.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An `InputTemplate` of EventBridge: JSON in which `<name>` stands for a value of the event.
///
/// Between quotes a value is put in as text, elsewhere as JSON. A value that the event does not
/// have is empty text between quotes and `null` elsewhere.
record InputTemplate(List<Piece> pieces) {

  /// Part of a template.
  sealed interface Piece {
    /// Copied as it is.
    record Literal(String text) implements Piece {}

    /// A name between `<` and `>`.
    ///
    /// @param quoted whether it stands between quotes
    record Placeholder(String name, boolean quoted) implements Piece {}
  }

  InputTemplate {
    pieces = List.copyOf(pieces);
  }

  static InputTemplate parse(String template) {
    var pieces = new ArrayList<Piece>();
    var quoted = false;
    var start = 0;
    var at = 0;
    while (at < template.length()) {
      var symbol = template.charAt(at);
      var close = symbol == '<' ? template.indexOf('>', at) : -1;
      if (close > 0) {
        pieces.add(new Piece.Literal(template.substring(start, at)));
        pieces.add(new Piece.Placeholder(template.substring(at + 1, close), quoted));
        at = close + 1;
        start = at;
      } else {
        quoted = (symbol == '"') != quoted;
        at += symbol == '\\' ? 2 : 1;
      }
    }
    pieces.add(new Piece.Literal(template.substring(start)));
    return new InputTemplate(pieces);
  }

  /// The names that EventBridge gives every template.
  static Map<String, JsonNode> reserved(EventOnBus event, Rule rule) {
    var nodes = JsonNodeFactory.instance;
    var withoutDetail = event.tree();
    withoutDetail.remove("detail");
    return Map.of(
        "aws.events.rule-arn", nodes.textNode(rule.arn()),
        "aws.events.rule-name", nodes.textNode(rule.name()),
        "aws.events.event.ingestion-time", nodes.textNode(event.ingestedAt().toString()),
        "aws.events.event", withoutDetail,
        "aws.events.event.json", event.tree());
  }

  /// @param values by name; a missing node for what the event does not have
  String fill(Map<String, JsonNode> values) {
    var filled = new StringBuilder();
    for (var piece : pieces) {
      switch (piece) {
        case Piece.Literal(var text) -> filled.append(text);
        case Piece.Placeholder(var name, var _) when !values.containsKey(name) ->
            filled.append('<').append(name).append('>');
        case Piece.Placeholder(var name, var quoted) ->
            filled.append(quoted ? asText(values, name) : asJson(values, name));
      }
    }
    return filled.toString();
  }

  private static String asJson(Map<String, JsonNode> values, String name) {
    var value = values.get(name);
    return value == null || value.isMissingNode() ? "null" : value.toString();
  }

  private static String asText(Map<String, JsonNode> values, String name) {
    var value = values.get(name);
    if (value == null || value.isMissingNode()) {
      return "";
    }
    var text = value.isTextual() ? value.asText() : value.toString();
    var escaped = TextNode.valueOf(text).toString();
    return escaped.substring(1, escaped.length() - 1);
  }
}
