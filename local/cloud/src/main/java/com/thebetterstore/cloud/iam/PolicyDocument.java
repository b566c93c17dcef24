package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// A policy as it stands in a template, its intrinsic functions resolved.
record PolicyDocument(List<Statement> statements) {

  PolicyDocument {
    statements = List.copyOf(statements);
  }

  /// @param place the resource that holds the document, for messages
  static PolicyDocument read(JsonNode document, String place) {
    var node = document.path("Statement");
    var statements = new ArrayList<Statement>();
    if (node.isObject()) {
      statements.add(Statement.read(node, place));
    }
    if (node.isArray()) {
      node.forEach(element -> statements.add(Statement.read(element, place)));
    }
    return new PolicyDocument(statements);
  }

  /// IAM writes a list of one as its only element.
  static List<String> texts(JsonNode node) {
    if (node.isArray()) {
      var texts = new ArrayList<String>();
      node.forEach(element -> texts.add(element.asText()));
      return texts;
    }
    return node.isMissingNode() ? List.of() : List.of(node.asText());
  }
}
