package com.thebetterstore.local.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.lambda.version.FunctionVersion;
import com.thebetterstore.cloud.lambda.version.PublishedVersions;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Two deployments of the store's templates, one after the other, with another value of one
/// setting.
class SettingsReachFunctionsTest {

  private static final Path ASSEMBLY = Path.of("../..", "infra/target/cdk.out/local");
  private static final Addresses BEFORE = new Addresses(4000, 5433);

  @TempDir Path data;

  @BeforeEach
  void deployOnce() {
    deploy(Map.of(), BEFORE);
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void a_parameter_reaches_all_functions_that_use_it(String parameter) {
    var deployment = deploy(Map.of(parameter, "7"), BEFORE);

    assertThat(running(deployment)).isEqualTo(wanted(deployment));
  }

  @Test
  void the_databases_address_reaches_all_functions_that_use_it() {
    var deployment = deploy(Map.of(), new Addresses(4000, 6000));

    assertThat(wanted(deployment).toString()).contains("DB_PORT=6000");
    assertThat(running(deployment)).isEqualTo(wanted(deployment));
  }

  @Test
  void what_is_deployed_again_as_it_is_publishes_nothing() {
    var deployment = deploy(Map.of(), BEFORE);

    assertThat(deployment.resources("AWS::Lambda::Version"))
        .isNotEmpty()
        .allMatch(version -> version.attribute("Version").equals("1"));
  }

  static Stream<String> parameters() {
    return declared().map(Map.Entry::getKey);
  }

  /// The parameters of all stacks that a deployment gives.
  private static Stream<Map.Entry<String, JsonNode>> declared() {
    try (var files = Files.list(ASSEMBLY)) {
      return files
          .filter(file -> file.toString().endsWith(".template.json"))
          .sorted()
          .toList()
          .stream()
          .flatMap(file -> json(file).path("Parameters").propertyStream())
          .filter(parameter -> !parameter.getValue().path("Type").asText().startsWith("AWS::SSM"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JsonNode json(Path file) {
    try {
      return new ObjectMapper().readTree(file.toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Deployment deploy(Map<String, String> changed, Addresses addresses) {
    var parameters = new HashMap<String, String>();
    declared()
        .filter(parameter -> !parameter.getValue().has("Default"))
        .forEach(parameter -> parameters.put(parameter.getKey(), "given"));
    parameters.putAll(changed);
    var versions = PublishedVersions.in(data);
    var deployment = Templates.read(ASSEMBLY, parameters, addresses, versions::number);
    versions.publish(deployment);
    return deployment;
  }

  /// The environments behind the aliases, by function.
  private Map<String, Map<String, String>> running(Deployment deployment) {
    var versions = PublishedVersions.in(data);
    return deployment.resources("AWS::Lambda::Version").stream()
        .map(version ->
            versions.version(
                deployment
                    .byRef("AWS::Lambda::Function", PublishedVersions.functionOf(version))
                    .orElseThrow(),
                version))
        .collect(Collectors.toMap(FunctionVersion::name, FunctionVersion::variables));
  }

  private static Map<String, Map<String, String>> wanted(Deployment deployment) {
    return deployment.resources("AWS::Lambda::Alias").stream()
        .map(PublishedVersions::functionOf)
        .map(name -> deployment.byRef("AWS::Lambda::Function", name).orElseThrow())
        .map(FunctionVersion::latest)
        .collect(
            Collectors.toMap(
                FunctionVersion::name, FunctionVersion::variables, (a, b) -> a, TreeMap::new));
  }
}
