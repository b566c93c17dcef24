package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a deployment prints: all that must be put in somewhere else.
class OutputsTest {

  private static JsonNode outputs(String part) {
    return Templates.json(Templates.folder().resolve("tbs-" + part + "-local.template.json"))
        .path("Outputs");
  }

  private static String output(String part, String key) {
    return outputs(part).path(key).path("Value").toString();
  }

  @Test
  void the_webhooks_whole_address_is_an_output_and_the_apis_root_is_not() {
    assertThat(outputs("app-order").propertyStream().map(Map.Entry::getValue))
        .extracting(output -> output.path("Value").toString())
        .filteredOn(value -> value.contains(".execute-api."))
        .singleElement()
        .asString()
        .endsWith("/stripe/webhook\"]]}");
    assertThat(output("app-order", "StripeWebhookUrl")).contains("/stripe/webhook");
  }

  @Test
  void storefronts_learn_where_the_api_is_and_how_to_come_in() {
    assertThat(output("shared", "GraphqlUrl")).contains("\"GraphQLUrl\"");
    assertThat(output("shared", "RealtimeUrl")).contains("\"RealtimeUrl\"");
    assertThat(output("shared", "GuestKey")).contains("\"ApiKey\"");
    assertThat(output("shared", "Region")).isEqualTo("{\"Ref\":\"AWS::Region\"}");
    assertThat(typeBehind("shared", "UserPoolId")).isEqualTo("AWS::Cognito::UserPool");
    assertThat(typeBehind("shared", "UserPoolClientId")).isEqualTo("AWS::Cognito::UserPoolClient");
  }

  @Test
  void operators_learn_the_names_of_what_they_have_to_do_with() {
    assertThat(typeBehind("shared", "AlarmTopicArn")).isEqualTo("AWS::SNS::Topic");
    for (var secret : List.of("StripeSecretArn", "OrderAccessSecretArn", "CursorSecretArn")) {
      assertThat(typeBehind("app-order", secret)).isEqualTo("AWS::SecretsManager::Secret");
    }
    assertThat(typeBehind("app-order", "CatalogueSeedFunction")).isEqualTo("AWS::Lambda::Alias");
    assertThat(typeBehind("app-order", "DiscountSeedFunction")).isEqualTo("AWS::Lambda::Alias");
    assertThat(typeBehind("app-fulfilment", "ContentSeedFunction")).isEqualTo("AWS::Lambda::Alias");
    assertThat(typeBehind("web", "FilesBucket")).isEqualTo("AWS::S3::Bucket");
  }

  private static String typeBehind(String part, String key) {
    var template =
        Templates.json(Templates.folder().resolve("tbs-" + part + "-local.template.json"));
    return template
        .at("/Resources/" + outputs(part).at("/" + key + "/Value/Ref").asText() + "/Type")
        .asText();
  }

  @Test
  void every_output_says_what_it_is_for() {
    assertThat(
            Stream.of("shared", "app-order", "app-fulfilment", "web")
                .flatMap(part -> outputs(part).valueStream()))
        .allSatisfy(output -> assertThat(output.path("Description").asText()).isNotBlank());
  }

  /// `stack.Output`, as the README names them.
  @Test
  void the_outputs_that_the_readme_names_are_there() throws IOException {
    var readme = Files.readString(Templates.root().resolve("README.md"));
    var named =
        Pattern.compile("`tbs-([a-z-]+)-prod\\.(\\w+)`")
            .matcher(readme)
            .results()
            .map(match -> Map.entry(match.group(1), match.group(2)))
            .toList();

    assertThat(named)
        .extracting(Map.Entry::getValue)
        .contains("StripeWebhookUrl", "StripeSecretArn", "GraphqlUrl", "GuestKey", "SiteTarget");
    assertThat(named).allMatch(name -> outputs(name.getKey()).has(name.getValue()));
  }

  /// `stack:Parameter=value`, as the README gives them to a deployment.
  @Test
  void the_readme_sets_every_parameter_that_a_deployment_needs_and_none_that_is_not_there()
      throws IOException {
    var readme = Files.readString(Templates.root().resolve("README.md"));
    var set =
        Pattern.compile("--parameters (tbs-[a-z-]+)-prod:(\\w+)=")
            .matcher(readme)
            .results()
            .map(match -> match.group(1) + ":" + match.group(2))
            .toList();

    assertThat(set)
        .containsAll(parameters(parameter -> !parameter.has("Default")))
        .contains("tbs-web:SiteDomain", "tbs-web:SiteCertificateArn")
        .isSubsetOf(parameters(parameter -> true));
  }

  private static List<String> parameters(Predicate<JsonNode> wanted) {
    return Stream.of("shared", "app-order", "app-fulfilment", "app-reports", "web")
        .flatMap(part ->
            Templates.json(Templates.folder().resolve("tbs-" + part + "-local.template.json"))
                .path("Parameters")
                .propertyStream()
                .filter(parameter -> wanted.test(parameter.getValue()))
                .map(parameter -> "tbs-" + part + ":" + parameter.getKey()))
        .toList();
  }
}
