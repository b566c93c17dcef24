package com.thebetterstore.cloud.appsync.schema;

import graphql.GraphQLError;
import graphql.language.Directive;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.Node;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.ArrayList;
import java.util.List;

/// Finds directives that the engine has put into the schema by itself, and AppSync does not know.
public final class UnknownDirectives {

  private final List<GraphQLError> errors = new ArrayList<>();

  private UnknownDirectives() {}

  /// One error for each, in the words of the engine's own rule.
  public static List<GraphQLError> in(Document document) {
    var unknown = new UnknownDirectives();
    unknown.walk(document, List.of());
    return unknown.errors;
  }

  private void walk(Node<?> node, List<String> path) {
    if (node instanceof Directive directive && !AwsDirectives.isKnown(directive.getName())) {
      errors.add(
          ValidationError.newValidationError()
              .validationErrorType(ValidationErrorType.UnknownDirective)
              .description("Unknown directive '" + directive.getName() + "'")
              .sourceLocation(directive.getSourceLocation())
              .queryPath(path)
              .build());
    }
    var below = below(node, path);
    node.getChildren().forEach(child -> walk(child, below));
  }

  private static List<String> below(Node<?> node, List<String> path) {
    var name =
        switch (node) {
          case Field field -> field.getName();
          case FragmentDefinition fragment -> fragment.getName();
          default -> null;
        };
    if (name == null) {
      return path;
    }
    var longer = new ArrayList<>(path);
    longer.add(name);
    return List.copyOf(longer);
  }
}
