package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.shared.DeployedSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StacksTest {

  private static final List<String> STACKS =
      List.of(
          "tbs-app-fulfilment-local",
          "tbs-app-order-local",
          "tbs-app-reports-local",
          "tbs-shared-local",
          "tbs-web-local");

  private static final Path AGAIN = Templates.folder().resolve("../../cdk.again").normalize();
  private static final Path PRODUCTION = Templates.folder().resolve("../../cdk.prod").normalize();

  private final JsonNode manifest = Templates.json(Templates.folder().resolve("manifest.json"));

  @Test
  void there_is_one_stack_for_each_service() throws IOException {
    assertThat(templates(Templates.folder())).isEqualTo(STACKS);
  }

  private static List<String> templates(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".template.json"))
          .map(name -> name.replace(".template.json", ""))
          .sorted()
          .toList();
    }
  }

  /// A folder of its own for each stage, so that none is taken for another.
  @Test
  void the_templates_of_a_laptop_are_where_it_looks_for_them() {
    assertThat(Templates.folder()).endsWithRaw(Path.of("target", "cdk.out", "local"));
  }

  /// The parameters that a stack reads of the shared one must be there before its change set.
  @Test
  void every_stack_is_deployed_after_the_one_that_they_share() {
    assertThat(STACKS)
        .filteredOn(stack -> !stack.equals("tbs-shared-local"))
        .hasSize(4)
        .allSatisfy(stack ->
            assertThat(manifest.at("/artifacts/" + stack + "/dependencies"))
                .extracting(JsonNode::asText)
                .contains("tbs-shared-local"));
  }

  /// A missing context value would be looked up in an account, or be made up.
  @Test
  void nothing_had_to_be_looked_up() {
    assertThat(manifest.path("missing").isMissingNode()).isTrue();
  }

  /// Warnings too: a wrong enum value is no more than a warning to the validator.
  @Test
  void the_validator_that_comes_with_cdk_finds_nothing() {
    assertThat(violations(Templates.folder())).isEmpty();
  }

  private static Stream<JsonNode> violations(Path folder) {
    var report = folder.resolve("validation-report.json");
    return Files.notExists(report)
        ? Stream.of()
        : Templates.stream(Templates.json(report).path("pluginReports"))
            .flatMap(plugin -> Templates.stream(plugin.path("violations")));
  }

  /// A number or a text that CDK had yet to resolve when Java turned it into a text.
  @Test
  void no_unresolved_token_is_left() throws IOException {
    for (var stack : STACKS) {
      var template = Files.readString(Templates.folder().resolve(stack + ".template.json"));
      assertThat(template).doesNotContain("E289", "${Token[");
    }
  }

  /// Each stack deploys alone: it imports no other's output.
  @Test
  void no_stack_needs_another_ones_export() throws IOException {
    for (var stack : STACKS) {
      var template = Files.readString(Templates.folder().resolve(stack + ".template.json"));
      assertThat(template).doesNotContain("Fn::ImportValue", "\"Export\"");
    }
  }

  /// The order of a `Map.of` differs from one JVM to the next, and this is another JVM.
  @Test
  void the_same_inputs_give_the_same_bytes() throws IOException {
    synthesise("local", AGAIN);

    for (var stack : STACKS) {
      assertThat(AGAIN.resolve(stack + ".template.json"))
          .hasSameBinaryContentAs(Templates.folder().resolve(stack + ".template.json"));
    }
  }

  @Test
  void production_keeps_its_data_and_has_firewalls() throws IOException {
    synthesise("prod", PRODUCTION);

    var production = Templates.in(PRODUCTION);
    assertThat(violations(PRODUCTION)).isEmpty();
    assertThat(production.all("DynamoDB::Table"))
        .allMatch(table -> table.node().path("DeletionPolicy").asText().equals("Retain"))
        .allMatch(table -> table.property("DeletionProtectionEnabled").asBoolean());
    assertThat(production.all("RDS::DBCluster"))
        .allMatch(cluster -> cluster.node().path("DeletionPolicy").asText().equals("Snapshot"))
        .allMatch(cluster -> cluster.property("DeletionProtection").asBoolean());
    assertThat(production.all("WAFv2::WebACLAssociation")).hasSize(2);
    assertThat(production.all("AppSync::GraphQLApi").map(StacksTest::introspection))
        .containsExactly("DISABLED");
    assertThat(production.all("WAFv2::WebACL"))
        .filteredOn(acl -> acl.stack().equals("tbs-shared-prod"))
        .singleElement()
        .satisfies(
            acl -> assertThat(acl.property("Rules").findValue("ScopeDownStatement")).isNotNull());
    assertThat(production.all("AppSync::GraphQLSchema"))
        .singleElement()
        .satisfies(schema ->
            assertThat(schema.property("Definition").asText())
                .isEqualTo(DeployedSchema.of(Templates.root().resolve("schema.graphql"))));
  }

  /// Of those that fail it says so all the same: these lines are warnings.
  @Test
  void in_production_lambda_does_not_write_about_invocations_that_go_well() throws IOException {
    synthesise("prod", PRODUCTION);

    assertThat(Templates.in(PRODUCTION).all("Lambda::Function").filter(Resource::isOurs))
        .isNotEmpty()
        .allSatisfy(function ->
            assertThat(function.property("LoggingConfig/SystemLogLevel").asText())
                .isEqualTo("WARN"));
  }

  @Test
  void every_parameter_without_a_default_is_in_the_readmes_command() throws IOException {
    synthesise("prod", PRODUCTION);
    var readme = Files.readString(Templates.root().resolve("README.md"));

    for (var stack : templates(PRODUCTION)) {
      Templates.json(PRODUCTION.resolve(stack + ".template.json"))
          .path("Parameters")
          .properties()
          .forEach(parameter -> {
            if (!parameter.getValue().has("Default")) {
              assertThat(readme)
                  .contains("--parameters %s:%s=".formatted(stack, parameter.getKey()));
            }
          });
    }
  }

  /// An alarm that reaches nobody is none.
  @Test
  void production_does_not_deploy_without_an_address_for_alarms() throws IOException {
    synthesise("prod", PRODUCTION);

    assertThat(Templates.in(PRODUCTION).all("SNS::Subscription"))
        .singleElement()
        .satisfies(subscription -> {
          assertThat(subscription.node().has("Condition")).isFalse();
          assertThat(subscription.property("Endpoint/Ref").asText()).isEqualTo("OperatorMail");
        });
    var shared = Templates.json(PRODUCTION.resolve("tbs-shared-prod.template.json"));
    assertThat(shared.at("/Parameters/OperatorMail").has("Default")).isFalse();
    assertThat("").doesNotMatch(shared.at("/Parameters/OperatorMail/AllowedPattern").asText());
    assertThat(shared.at("/Outputs/AlarmTopicArn/Value").isMissingNode()).isFalse();
  }

  private static String introspection(Resource api) {
    return api.property("IntrospectionConfig").asText();
  }

  private static void synthesise(String stage, Path output) throws IOException {
    new StoreApp(Templates.root(), new Stage(stage), YearMonth.now(ZoneOffset.UTC))
        .synthesiseIfChanged(output);
  }
}
