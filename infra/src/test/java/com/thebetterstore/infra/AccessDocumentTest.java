package com.thebetterstore.infra;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.platform.documents.Document;
import graphql.language.ArrayValue;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/access.txt` says who may call which field of the API and read which type.
class AccessDocumentTest {

  private static final List<String> ROOTS = List.of("Query", "Mutation", "Subscription");
  private static final String GUESTS = "aws_api_key";
  private static final String CUSTOMERS = "aws_cognito_user_pools";
  private static final String BACKEND = "aws_iam";

  private final Templates templates = Templates.synthesised();
  private final Document document = Document.read("docs/access.txt");
  private final TypeDefinitionRegistry schema = new SchemaParser().parse(definition());
  private final Map<String, String> prose = new LinkedHashMap<>();

  AccessDocumentTest() {
    document.lines().stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" {2,}", 7))
        .filter(cells -> cells.length == 7)
        .forEach(cells -> prose.put(cells[0], cells[6]));
  }

  private String definition() {
    return templates
        .all("AppSync::GraphQLSchema")
        .map(deployed -> deployed.property("Definition").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_document_has_every_field_and_type_as_schema_and_templates_have_them() {
    var rows = new ArrayList<String>();
    for (var root : ROOTS) {
      object(root).getFieldDefinitions().forEach(field -> rows.add(row(root, field)));
    }
    types()
        .forEach(type -> {
          rows.add(row("type " + type.getName(), type, "yes", "-", "-"));
          type.getFieldDefinitions().stream()
              .filter(AccessDocumentTest::hasRule)
              .forEach(field ->
                  rows.add(row(type.getName() + "." + field.getName(), field, "yes", "-", "-")));
        });

    var comments = document.lines().stream().filter(line -> line.startsWith("#"));
    document
        .withLines(Stream.concat(comments, rows.stream()).toList())
        .mustBeTheFile(AccessDocumentTest.class);
    assertThat(rows)
        .as("lines of docs/access.txt that do not say what the field asks for, in the last column")
        .filteredOn(row -> row.split(" {2,}", 7).length < 7)
        .isEmpty();
  }

  private String row(String root, FieldDefinition field) {
    var name = root + "." + field.getName();
    var beside = prose.getOrDefault(name, "");
    return row(name, field, roles(root, field), resolvedBy(root, field), beside);
  }

  private String row(
      String name, DirectivesContainer<?> rules, String iam, String resolvedBy, String beside) {
    return "%-36s  %-6s  %-7s  %-9s  %-20s  %-15s  %s"
        .formatted(
            name,
            everybody(),
            isOpen(rules, GUESTS) ? "yes" : "no",
            isOpen(rules, CUSTOMERS) ? members(rules) : "no",
            isOpen(rules, BACKEND) ? iam : "no",
            resolvedBy,
            beside)
        .strip();
  }

  /// Every mode that the API has asks for credentials of some kind.
  private String everybody() {
    var api = templates.all("AppSync::GraphQLApi").findFirst().orElseThrow();
    var modes =
        Stream.concat(
                Stream.of(api.property("AuthenticationType")),
                Templates.stream(api.property("AdditionalAuthenticationProviders"))
                    .map(mode -> mode.path("AuthenticationType")))
            .map(mode -> mode.asText());
    return modes.allMatch(List.of("AWS_IAM", "API_KEY", "AMAZON_COGNITO_USER_POOLS")::contains)
        ? "no"
        : "perhaps";
  }

  /// The API's default mode is IAM: what has no rule is open to nobody else.
  private static boolean isOpen(DirectivesContainer<?> rules, String mode) {
    return rules.hasDirective(mode) || (mode.equals(BACKEND) && !hasRule(rules));
  }

  /// Everybody who is signed in, or the members of some groups.
  private static String members(DirectivesContainer<?> rules) {
    var groups = rules.getDirectives(CUSTOMERS).getFirst().getArgument("cognito_groups");
    return groups == null
        ? "yes"
        : ((ArrayValue) groups.getValue())
            .getValues().stream()
                .map(group -> ((StringValue) group).getValue())
                .collect(joining(" "));
  }

  private static boolean hasRule(DirectivesContainer<?> rules) {
    return Stream.of(GUESTS, CUSTOMERS, BACKEND).anyMatch(rules::hasDirective);
  }

  /// The services whose roles a template lets call the field.
  private String roles(String root, FieldDefinition field) {
    var ending = "/types/%s/fields/%s\"".formatted(root, field.getName());
    var services =
        Statement.ofRoles(templates)
            .filter(Statement::allows)
            .filter(statement -> statement.actions().contains("appsync:GraphQL"))
            .filter(statement ->
                statement.resources().stream().anyMatch(it -> it.toString().contains(ending)))
            .flatMap(statement -> services(statement.policy()))
            .distinct()
            .collect(joining(" "));
    return services.isEmpty() ? "yes" : services;
  }

  private static Stream<String> services(Resource role) {
    return Templates.stream(role.property("AssumeRolePolicyDocument/Statement"))
        .map(trust -> trust.at("/Principal/Service").asText());
  }

  private String resolvedBy(String root, FieldDefinition field) {
    return templates
        .all("AppSync::Resolver")
        .filter(it -> it.property("TypeName").asText().equals(root))
        .filter(it -> it.property("FieldName").asText().equals(field.getName()))
        .map(it -> templates.named(it, it.property("DataSourceName")).orElseThrow())
        .map(source -> templates.named(source, source.property("LambdaConfig")).orElseThrow())
        .map(alias -> templates.named(alias, alias.property("FunctionName")).orElseThrow())
        .map(function -> function.property("FunctionName").asText())
        .map(name -> name.replaceAll("^tbs-|-local$", ""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("nobody resolves " + root + "." + field.getName()));
  }

  /// A directive on a field does not reach the type that it returns.
  @Test
  void no_field_that_is_open_to_a_mode_returns_a_type_that_is_closed_to_it() {
    var closed = new ArrayList<String>();
    for (var mode : List.of(GUESTS, CUSTOMERS, BACKEND)) {
      for (var type : Stream.concat(ROOTS.stream().map(this::object), types()).toList()) {
        for (var field : type.getFieldDefinitions()) {
          if (returned(field).filter(it -> !isOpen(it, mode)).isPresent()
              && field.hasDirective(mode)) {
            closed.add(mode + ": " + type.getName() + "." + field.getName());
          }
          if (!ROOTS.contains(type.getName())
              && isOpen(type, mode)
              && !hasRule(field)
              && returned(field).filter(it -> !isOpen(it, mode)).isPresent()) {
            closed.add(mode + ": " + type.getName() + "." + field.getName());
          }
        }
      }
    }
    assertThat(closed).isEmpty();
  }

  private Optional<ObjectTypeDefinition> returned(FieldDefinition field) {
    return schema.getTypeOrNull(nameOf(field.getType())) instanceof ObjectTypeDefinition type
        ? Optional.of(type)
        : Optional.empty();
  }

  private static String nameOf(Type<?> type) {
    return type instanceof TypeName name
        ? name.getName()
        : nameOf((Type<?>) type.getChildren().getFirst());
  }

  private Stream<ObjectTypeDefinition> types() {
    return schema.getTypes(ObjectTypeDefinition.class).stream()
        .filter(type -> !ROOTS.contains(type.getName()));
  }

  private ObjectTypeDefinition object(String type) {
    return Objects.requireNonNull(schema.getTypeOrNull(type, ObjectTypeDefinition.class), type);
  }
}
