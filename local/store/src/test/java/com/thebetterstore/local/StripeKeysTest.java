package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StripeKeysTest {

  @TempDir Path folder;

  @Test
  void the_secret_that_functions_know_as_the_providers_holds_its_keys() throws IOException {
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"version": "48.0.0", "artifacts": {"app": {
          "type": "aws:cloudformation:stack",
          "properties": {"templateFile": "app.template.json", "stackName": "app"}}}}
        """);
    Files.writeString(
        folder.resolve("app.template.json"),
        """
        {"Resources": {
           "Other": {"Type": "AWS::SecretsManager::Secret"},
           "Stripe": {"Type": "AWS::SecretsManager::Secret"},
           "Cart": {"Type": "AWS::Lambda::Function", "Properties": {
             "Environment": {"Variables": {"OTHER": {"Ref": "Other"}}}}},
           "Checkout": {"Type": "AWS::Lambda::Function", "Properties": {
             "Environment": {"Variables": {"STRIPE_SECRET_ID": {"Ref": "Stripe"}}}}},
           "Payment": {"Type": "AWS::Lambda::Function", "Properties": {
             "Environment": {"Variables": {"STRIPE_SECRET_ID": {"Ref": "Stripe"}}}}}}}
        """);
    var deployment = Templates.read(folder);
    var stripe = deployment.resource("app", "Stripe").orElseThrow().ref();

    assertThat(new StripeKeys("sk_test_1", "whsec_1").in(deployment))
        .isEqualTo(Map.of(stripe, "{\"apiKey\":\"sk_test_1\",\"webhookSecrets\":[\"whsec_1\"]}"));
  }
}
