package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.Templates.Resource;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiTest {

  @TempDir Path folder;

  private final Templates templates = Templates.synthesised();
  private final TypeDefinitionRegistry schema = new SchemaParser().parse(definition());

  private String definition() {
    return templates
        .all("AppSync::GraphQLSchema")
        .map(deployed -> deployed.property("Definition").asText())
        .findFirst()
        .orElseThrow();
  }

  private Resource api() {
    return templates.all("AppSync::GraphQLApi").findFirst().orElseThrow();
  }

  @Test
  void every_root_field_and_every_field_of_customers_has_one_resolver_and_every_resolver_a_field() {
    var fields =
        Stream.of("Query", "Mutation", "Subscription", "Customer")
            .flatMap(type -> fields(type).map(field -> type + "." + field.getName()))
            .filter(field -> !field.equals("Customer.id"))
            .toList();

    assertThat(
            templates
                .all("AppSync::Resolver")
                .map(resolver ->
                    resolver.property("TypeName").asText()
                        + "."
                        + resolver.property("FieldName").asText()))
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  /// One too many would be code that nothing calls, and a missing one an error for whoever asks.
  @Test
  void a_function_declares_exactly_the_fields_that_are_attached_to_it() throws Exception {
    var attached = new HashMap<Resource, Set<String>>();
    templates
        .all("AppSync::Resolver")
        .forEach(resolver -> {
          var source = named(resolver, "DataSourceName");
          var alias = named(source, "LambdaConfig/LambdaFunctionArn");
          attached
              .computeIfAbsent(named(alias, "FunctionName"), _ -> new HashSet<>())
              .add(
                  resolver.property("TypeName").asText()
                      + "."
                      + resolver.property("FieldName").asText());
        });

    assertThat(attached).hasSize(8);
    for (var function : attached.entrySet()) {
      try (var deployed = DeployedFunction.of(function.getKey(), folder)) {
        assertThat(deployed.resolvedFields())
            .as("%s declares", function.getKey().property("Handler").asText())
            .contains(function.getValue());
      }
    }
  }

  private Resource named(Resource from, String property) {
    return templates.named(from, from.property(property)).orElseThrow();
  }

  @Test
  void data_sources_carry_the_names_of_their_functions() {
    assertThat(templates.all("AppSync::DataSource").map(source -> source.property("Name").asText()))
        .containsExactlyInAnyOrder(
            "catalogue", "cart", "checkout", "order", "desk", "customer", "dispatch", "download");
  }

  @Test
  void a_resolver_hands_the_whole_request_to_its_function() {
    assertThat(templates.all("AppSync::Resolver"))
        .allSatisfy(resolver ->
            assertThat(resolver.node().path("Properties").propertyStream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                    "ApiId", "DataSourceName", "FieldName", "Kind", "TypeName"));
  }

  /// A directive on a field does not reach the fields of its type: a type without it would answer
  /// guests with an error, and one that has it by mistake would open what no field opens.
  @ParameterizedTest
  @ValueSource(strings = {"aws_api_key", "aws_cognito_user_pools"})
  void every_type_within_reach_of_an_open_field_is_open(String directive) {
    var open =
        Stream.of("Query", "Mutation", "Subscription")
            .flatMap(this::fields)
            .filter(field -> has(field, directive))
            .toList();
    assertThat(open).isNotEmpty();

    assertThat(reachable(open).stream().filter(type -> !has(object(type), directive))).isEmpty();
  }

  @Test
  void every_root_field_says_who_may_call_it() {
    assertThat(Stream.of("Query", "Mutation", "Subscription").flatMap(this::fields))
        .allSatisfy(field ->
            assertThat(field.getDirectives())
                .extracting("name")
                .containsAnyOf("aws_api_key", "aws_cognito_user_pools", "aws_iam"));
  }

  private Set<String> reachable(List<FieldDefinition> from) {
    var seen = new TreeSet<String>();
    var waiting = new ArrayList<>(from);
    while (!waiting.isEmpty()) {
      var type = nameOf(waiting.removeLast().getType());
      if (schema.getTypeOrNull(type, ObjectTypeDefinition.class) != null && seen.add(type)) {
        waiting.addAll(object(type).getFieldDefinitions());
      }
    }
    return seen;
  }

  private Stream<FieldDefinition> fields(String type) {
    return object(type).getFieldDefinitions().stream();
  }

  private ObjectTypeDefinition object(String type) {
    return Objects.requireNonNull(schema.getTypeOrNull(type, ObjectTypeDefinition.class), type);
  }

  private static String nameOf(Type<?> type) {
    return type instanceof TypeName name
        ? name.getName()
        : nameOf((Type<?>) type.getChildren().getFirst());
  }

  private static boolean has(DirectivesContainer<?> node, String directive) {
    return node.hasDirective(directive);
  }

  /// graphql-java takes these, AppSync does not.
  @Test
  void the_schema_uses_nothing_that_appsync_refuses() {
    assertThat(definition()).doesNotContain("\"\"\"", "@oneOf", "directive @", "extend type");
    assertThat(schema.scalars().keySet()).isSubsetOf("Boolean", "Float", "ID", "Int", "String");
    assertThat(schema.types().keySet()).noneMatch(name -> name.startsWith("AWS"));
  }

  @Test
  void the_default_is_closed_and_guests_and_customers_are_let_in_by_name() {
    assertThat(api().property("AuthenticationType").asText()).isEqualTo("AWS_IAM");
    assertThat(Templates.stream(api().property("AdditionalAuthenticationProviders")))
        .extracting(mode -> mode.path("AuthenticationType").asText())
        .containsExactlyInAnyOrder("API_KEY", "AMAZON_COGNITO_USER_POOLS");
  }

  @Test
  void queries_are_limited_and_logs_hold_no_arguments() {
    assertThat(api().property("QueryDepthLimit").asInt()).isBetween(1, 10);
    assertThat(api().property("ResolverCountLimit").asInt()).isBetween(1, 100);
    assertThat(api().property("XrayEnabled").asBoolean()).isTrue();
    assertThat(api().property("LogConfig/ExcludeVerboseContent").asBoolean()).isTrue();
  }
}
