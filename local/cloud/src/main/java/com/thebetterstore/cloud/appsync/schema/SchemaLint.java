package com.thebetterstore.cloud.appsync.schema;

import graphql.language.AbstractDescribedNode;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.EnumTypeDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What AppSync refuses in a schema document although GraphQL itself allows it.
///
/// Without this, a schema could work on a laptop and stop a deployment.
public final class SchemaLint {

  private static final int MAX_BYTES = 1024 * 1024;

  private final List<String> findings = new ArrayList<>();
  private final Map<String, FieldDefinition> mutations = new HashMap<>();

  private SchemaLint() {}

  /// Everything that AppSync would refuse, one sentence each; nothing when it would take the
  /// schema.
  public static List<String> of(String schema) {
    var lint = new SchemaLint();
    if (schema.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      return List.of("the schema document is larger than 1 MB");
    }
    try {
      var source =
          ParserEnvironment.newParserEnvironment()
              .document(schema)
              .parserOptions(ParserOptions.getDefaultSdlParserOptions())
              .build();
      lint.check(Parser.parse(source));
    } catch (InvalidSyntaxException syntax) {
      return List.of("the schema is not valid SDL: " + syntax.getMessage());
    }
    return List.copyOf(lint.findings);
  }

  private void check(Document document) {
    document.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
        .filter(type -> type.getName().equals("Mutation"))
        .flatMap(type -> type.getFieldDefinitions().stream())
        .forEach(field -> mutations.put(field.getName(), field));
    if (!hasQuery(document)) {
      findings.add("there is no top level schema object: type Query is missing");
    }
    walk(document, "the document");
  }

  private static boolean hasQuery(Document document) {
    var query =
        document.getDefinitionsOfType(SchemaDefinition.class).stream()
            .flatMap(schema -> schema.getOperationTypeDefinitions().stream())
            .filter(operation -> operation.getName().equals("query"))
            .map(operation -> operation.getTypeName().getName())
            .findFirst()
            .orElse("Query");
    return document.getDefinitionsOfType(ObjectTypeDefinition.class).stream()
        .anyMatch(type -> type.getName().equals(query));
  }

  private void walk(Node<?> node, String place) {
    var name = node instanceof NamedNode<?> named ? named.getName() : null;
    var here = name == null ? place : name;
    checkNode(node, here);
    if (node instanceof ObjectTypeDefinition type && type.getName().equals("Subscription")) {
      type.getFieldDefinitions().forEach(this::checkSubscription);
    }
    node.getNamedChildren().getChildren().values().stream()
        .flatMap(List::stream)
        .forEach(child -> walk(child, here));
  }

  private void checkNode(Node<?> node, String here) {
    if (node instanceof AbstractDescribedNode<?> described && described.getDescription() != null) {
      checkDescription(described.getDescription(), here);
    }
    if (node instanceof DirectivesContainer<?> container) {
      checkDirectives(container.getDirectives(), here);
    }
    switch (node) {
      case DirectiveDefinition directive ->
          findings.add("custom directive @" + directive.getName() + " is not supported");
      case ScalarTypeDefinition scalar ->
          findings.add("custom scalar " + scalar.getName() + " is not supported");
      case InterfaceTypeDefinition type when !type.getImplements().isEmpty() ->
          findings.add("interface " + type.getName() + " implements another interface");
      case EnumTypeDefinition type -> checkEnum(type);
      default -> {
        // Every other node is allowed by itself.
      }
    }
    if (node instanceof TypeDefinition<?> type && type.getName().startsWith("AWS")) {
      findings.add("the name of type " + type.getName() + " begins with AWS");
    }
  }

  private void checkDescription(Description description, String here) {
    // Reports of block strings conflict: long refused, said to work since 2023. Plain strings
    // always work.
    if (description.isMultiLine()) {
      findings.add("the description of " + here + " is a block string");
    }
  }

  private void checkDirectives(List<Directive> directives, String here) {
    Set<String> seen = new LinkedHashSet<>();
    for (var directive : directives) {
      if (!AwsDirectives.KNOWN.contains(directive.getName())) {
        findings.add("@" + directive.getName() + " on " + here + " is not supported");
      }
      if (!seen.add(directive.getName())) {
        findings.add("@" + directive.getName() + " is repeated on " + here);
      }
    }
  }

  private void checkEnum(EnumTypeDefinition type) {
    type.getEnumValueDefinitions().stream()
        .filter(value -> !value.getComments().isEmpty())
        .forEach(value ->
            findings.add("enum " + type.getName() + " has a # comment at " + value.getName()));
  }

  private void checkSubscription(FieldDefinition field) {
    var subscribe = field.getDirectives(AwsDirectives.SUBSCRIBE);
    if (subscribe.isEmpty()) {
      return;
    }
    var argument = subscribe.getFirst().getArgument("mutations");
    if (argument == null || !(argument.getValue() instanceof ArrayValue names)) {
      findings.add("@aws_subscribe on " + field.getName() + " names no mutations");
      return;
    }
    names.getValues().stream()
        .filter(StringValue.class::isInstance)
        .map(name -> ((StringValue) name).getValue())
        .forEach(name -> checkSubscribed(field, name));
  }

  private void checkSubscribed(FieldDefinition field, String name) {
    var mutation = mutations.get(name);
    if (mutation == null) {
      findings.add("@aws_subscribe on " + field.getName() + " names no field of Mutation: " + name);
      return;
    }
    var given = AstPrinter.printAst(mutation.getType());
    var wanted = AstPrinter.printAst(field.getType());
    if (!given.equals(wanted)) {
      findings.add(
          "subscription %s returns %s but mutation %s returns %s"
              .formatted(field.getName(), wanted, name, given));
    }
  }
}
