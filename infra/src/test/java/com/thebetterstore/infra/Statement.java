package com.thebetterstore.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import java.util.List;
import java.util.stream.Stream;

/// One statement of a policy in a template.
record Statement(Resource policy, JsonNode node) {

  /// What roles may do.
  static Stream<Statement> ofRoles(Templates templates) {
    var separate = templates.all("IAM::Policy").flatMap(p -> in(p, p.property("PolicyDocument")));
    var inline =
        templates
            .all("IAM::Role")
            .flatMap(role ->
                Templates.stream(role.property("Policies"))
                    .flatMap(p -> in(role, p.path("PolicyDocument"))));
    return Stream.concat(separate, inline);
  }

  /// What others may do with a resource.
  static Stream<Statement> ofResources(Templates templates, String type) {
    return templates.all(type).flatMap(p -> in(p, p.property("PolicyDocument")));
  }

  /// Who may take on which role.
  static Stream<Statement> ofTrust(Templates templates) {
    return templates
        .all("IAM::Role")
        .flatMap(role -> in(role, role.property("AssumeRolePolicyDocument")));
  }

  private static Stream<Statement> in(Resource policy, JsonNode document) {
    return Templates.stream(document.path("Statement")).map(s -> new Statement(policy, s));
  }

  boolean allows() {
    return node.path("Effect").asText().equals("Allow");
  }

  List<String> actions() {
    return texts(node.path("Action"));
  }

  /// The values of a key under an operator of its condition; empty if it has none.
  List<String> condition(String operator, String key) {
    return texts(node.path("Condition").path(operator).path(key));
  }

  List<JsonNode> resources() {
    return values(node.path("Resource"));
  }

  private static List<String> texts(JsonNode oneOrMore) {
    return values(oneOrMore).stream().map(JsonNode::asText).toList();
  }

  private static List<JsonNode> values(JsonNode oneOrMore) {
    if (oneOrMore.isMissingNode()) {
      return List.of();
    }
    return oneOrMore.isArray() ? oneOrMore.valueStream().toList() : List.of(oneOrMore);
  }

  @Override
  public String toString() {
    return policy + " " + actions();
  }
}
