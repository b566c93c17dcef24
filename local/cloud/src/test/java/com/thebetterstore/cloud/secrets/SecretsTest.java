package com.thebetterstore.cloud.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

  @TempDir Path folder;
  private Deployment deployment;

  @BeforeEach
  void read() throws IOException {
    deployment =
        Templates.read(
            new Assembly(folder.resolve("cdk.out"))
                .stack(
                    "app",
                    """
                    {"Resources": {
                       "Role": {"Type": "AWS::IAM::Role"},
                       "Access": {"Type": "AWS::SecretsManager::Secret", "Properties": {
                         "Name": "access", "GenerateSecretString": {
                           "PasswordLength": 64, "ExcludePunctuation": true}}},
                       "Login": {"Type": "AWS::SecretsManager::Secret", "Properties": {
                         "GenerateSecretString": {"GenerateStringKey": "password",
                           "ExcludeCharacters": "abc", "SecretStringTemplate": "{\\"user\\":\\"x\\"}"}}},
                       "Stripe": {"Type": "AWS::SecretsManager::Secret"}}}
                    """)
                .write());
  }

  @Test
  void generated_values_follow_the_template() {
    var secrets = secrets(1);

    assertThat(value(secrets, "Access")).matches("[A-Za-z0-9]{64}");
    assertThat(value(secrets, "Login"))
        .matches("\\{\"user\":\"x\",\"password\":\"[^abc]{32,64}\"}");
  }

  @Test
  void generated_values_are_the_same_at_the_next_start() throws IOException {
    var first = value(secrets(1), "Access");

    assertThat(value(secrets(2), "Access")).isEqualTo(first);
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_secret_is_found_by_name_and_by_arn() {
    var secrets = secrets(1);
    var arn = deployment.resource("app", "Access").orElseThrow().ref();

    assertThat(secrets.arn("access")).isEqualTo(arn);
    assertThat(secrets.value("access")).isEqualTo(secrets.value(arn)).isPresent();
    assertThat(secrets.value("nothing")).isEmpty();
  }

  @Test
  void a_value_that_somebody_else_made_is_given_and_not_kept() throws IOException {
    assertThat(value(secrets(1), "Stripe")).isEqualTo("given");
    assertThat(file()).content().doesNotContain("given");
  }

  private Secrets secrets(long seed) {
    var stripe = deployment.resource("app", "Stripe").orElseThrow().ref();
    return new Secrets(deployment, file(), new SplittableRandom(seed), Map.of(stripe, "given"));
  }

  private Path file() {
    return folder.resolve("secrets.json");
  }

  private String value(Secrets secrets, String logicalId) {
    return secrets.value(deployment.resource("app", logicalId).orElseThrow().ref()).orElseThrow();
  }
}
