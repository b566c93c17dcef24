package com.thebetterstore.cloud.lambda.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedVersionsTest {

  @TempDir Path folder;

  @Test
  void a_first_deployment_publishes_version_1_and_the_same_one_again_nothing() throws IOException {
    assertThat(deployed("V1", "red", "")).isEqualTo("1 red");
    assertThat(deployed("V1", "red", "")).isEqualTo("1 red");
  }

  @Test
  void a_function_that_changes_alone_publishes_nothing() throws IOException {
    deployed("V1", "red", "");

    assertThat(deployed("V1", "blue", "")).isEqualTo("1 red");
  }

  @Test
  void another_property_of_the_version_publishes_the_function_as_it_is_now() throws IOException {
    deployed("V1", "red", "red");

    assertThat(deployed("V1", "blue", "blue")).isEqualTo("2 blue");
  }

  @Test
  void another_logical_id_publishes_the_function_as_it_is_now() throws IOException {
    deployed("V1", "red", "");

    assertThat(deployed("V2", "blue", "")).isEqualTo("2 blue");
  }

  @Test
  void a_version_that_is_made_again_has_a_number_that_none_had() throws IOException {
    deployed("V1", "red", "");
    deployed("V2", "blue", "");

    assertThat(deployed("V1", "red", "")).isEqualTo("3 red");
  }

  @Test
  void a_function_that_did_not_change_keeps_its_version() throws IOException {
    deployed("V1", "red", "");

    assertThat(deployed("V2", "red", "said otherwise")).isEqualTo("1 red");
  }

  @Test
  void a_version_has_no_number_before_it_is_published() throws IOException {
    var versions = PublishedVersions.in(folder);
    var version = read(versions, "V1", "red", "").resource("app", "V1").orElseThrow();

    assertThatThrownBy(() -> versions.number(version))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("app/V1 has not been published");
  }

  /// Number and colour of the version that a deployment to the data folder leaves.
  private String deployed(String logicalId, String colour, String description) throws IOException {
    var versions = PublishedVersions.in(folder);
    var deployment = read(versions, logicalId, colour, description);
    versions.publish(deployment);
    var version =
        versions.version(
            deployment.resource("app", "F").orElseThrow(),
            deployment.resource("app", logicalId).orElseThrow());
    return version.version() + " " + version.variables().get("COLOUR");
  }

  private Deployment read(
      PublishedVersions versions, String logicalId, String colour, String description)
      throws IOException {
    var assembly =
        new Assembly(folder.resolve("cdk.out"))
            .stack(
                "app",
                """
                {"Resources": {
                   "F": {"Type": "AWS::Lambda::Function", "Properties": {
                     "FunctionName": "cart",
                     "Environment": {"Variables": {"COLOUR": "%s"}}}},
                   "%s": {"Type": "AWS::Lambda::Version", "Properties": {
                     "FunctionName": {"Ref": "F"}, "Description": "%s"}}}}
                """
                    .formatted(colour, logicalId, description))
            .write();
    return Templates.read(assembly, Map.of(), Addresses.none(), versions::number);
  }
}
