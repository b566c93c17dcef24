package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import graphql.language.Argument;
import graphql.language.AstPrinter;
import graphql.language.Field;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What the bus sends to the API's subscribers, against the schema that says what they may ask for.
class StatusPublishingTest {

  private final Templates templates = Templates.synthesised();
  private final TypeDefinitionRegistry schema =
      new SchemaParser().parse(Templates.root().resolve("schema.graphql").toFile());

  private Resource rule() {
    return templates
        .all("Events::Rule")
        .filter(rule -> rule.property("Targets/0").has("AppSyncParameters"))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode target() {
    return rule().property("Targets/0");
  }

  private OperationDefinition operation() {
    var text = target().at("/AppSyncParameters/GraphQLOperation").asText();
    return Parser.parse(text).getFirstDefinitionOfType(OperationDefinition.class).orElseThrow();
  }

  private Field published() {
    return (Field) operation().getSelectionSet().getSelections().getFirst();
  }

  private Map<String, FieldDefinition> fields(String type) {
    return Objects.requireNonNull(schema.getTypeOrNull(type, ObjectTypeDefinition.class))
        .getFieldDefinitions()
        .stream()
        .collect(Collectors.toMap(FieldDefinition::getName, Function.identity()));
  }

  @Test
  void the_published_selection_has_every_field_that_subscribers_may_ask_for() {
    assertThat(published().getName()).isEqualTo("orderStatusPublish");
    assertThat(Objects.requireNonNull(published().getSelectionSet()).getSelections())
        .extracting(selection -> ((Field) selection).getName())
        .containsExactlyInAnyOrderElementsOf(fields("OrderStatusEvent").keySet());
  }

  @Test
  void each_argument_is_given_by_the_variable_of_its_name_and_type() {
    var arguments =
        Objects.requireNonNull(fields("Mutation").get("orderStatusPublish"))
            .getInputValueDefinitions();
    assertThat(published().getArguments())
        .extracting(Argument::getName)
        .containsExactlyInAnyOrderElementsOf(
            arguments.stream().map(InputValueDefinition::getName).toList());
    assertThat(published().getArguments())
        .allSatisfy(given ->
            assertThat(((VariableReference) given.getValue()).getName())
                .isEqualTo(given.getName()));

    assertThat(
            operation().getVariableDefinitions().stream()
                .collect(Collectors.toMap(VariableDefinition::getName, v -> typeText(v.getType()))))
        .isEqualTo(
            arguments.stream()
                .collect(
                    Collectors.toMap(InputValueDefinition::getName, a -> typeText(a.getType()))));
  }

  private static String typeText(Node<?> type) {
    return AstPrinter.printAst(type);
  }

  @Test
  void each_variable_is_in_the_event_as_the_contract_has_it() {
    var golden =
        Templates.json(
            Templates.root()
                .resolve("contracts/src/main/resources/events/OrderStatusChanged.v1.json"));
    var paths = target().at("/InputTransformer/InputPathsMap");

    assertThat(paths).hasSameSizeAs(operation().getVariableDefinitions());
    assertThat(paths)
        .allSatisfy(path -> {
          var inDetail = path.asText().replaceFirst("^\\$\\.detail", "").replace('.', '/');
          assertThat(golden.at(inDetail).isValueNode()).as(path.asText()).isTrue();
        });
    var template = target().at("/InputTransformer/InputTemplate").asText();
    assertThat(operation().getVariableDefinitions())
        .allSatisfy(variable -> assertThat(template).contains("\"" + variable.getName() + "\":<"));
  }

  @Test
  void the_bus_may_call_this_one_mutation_and_nothing_else() {
    var role = templates.named(rule(), target().path("RoleArn")).orElseThrow();
    var statements =
        role.property("Policies")
            .valueStream()
            .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
            .toList();

    assertThat(statements).hasSize(1);
    assertThat(statements.getFirst().path("Action").asText()).isEqualTo("appsync:GraphQL");
    assertThat(statements.getFirst().path("Resource").toString())
        .contains("/types/Mutation/fields/orderStatusPublish\"");
    assertThat(role.property("AssumeRolePolicyDocument").toString())
        .contains("events.amazonaws.com", "aws:SourceAccount")
        .doesNotContain("lambda.amazonaws.com");
    assertThat(
            Statement.ofRoles(templates)
                .filter(s -> s.actions().stream().anyMatch(a -> a.startsWith("appsync:")))
                .map(s -> s.policy().id()))
        .containsExactly(role.id());
  }

  @Test
  void what_cannot_be_published_is_tried_for_a_day() {
    assertThat(target().at("/RetryPolicy/MaximumEventAgeInSeconds").asInt()).isEqualTo(86_400);
    assertThat(target().at("/RetryPolicy/MaximumRetryAttempts").asInt()).isEqualTo(185);
  }
}
