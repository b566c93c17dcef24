package com.thebetterstore.infra.construct.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.sqs.Queue;

class DeployedSettingsTest {

  private final Stack stack = new Stack();

  @Test
  void values_made_from_a_parameter_are_described_however_they_are_made() {
    var host = parameter("Host").build().getValueAsString();

    assertThat(settings(Map.of("PAGE", "https://" + host + "/shop", "FIXED", "1", "HOST", host)))
        .isEqualTo(
            Map.of(
                "Fn::Join",
                List.of(
                    "",
                    List.of(Map.of("Ref", "Host"), " https://", Map.of("Ref", "Host"), "/shop"))));
  }

  @Test
  void an_attribute_of_a_resource_is_described_and_its_name_is_not() {
    var queue = new Queue(stack, "Queue");

    assertThat(
            settings(Map.of("NAME", queue.getQueueName(), "URL", queue.getQueueUrl())).toString())
        .contains("Fn::GetAtt")
        .doesNotContain("Ref");
  }

  @Test
  void a_function_whose_values_the_template_knows_has_no_description() {
    parameter("Unused");

    assertThat(settings(Map.of("FIXED", "1"))).isEqualTo("");
  }

  @Test
  void a_secret_parameter_is_refused() {
    var secret = parameter("Secret").noEcho(true).build().getValueAsString();

    assertThatThrownBy(() -> settings(Map.of("PASSWORD", secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Secrets Manager");
  }

  private CfnParameter.Builder parameter(String id) {
    return CfnParameter.Builder.create(stack, id);
  }

  private Object settings(Map<String, String> environment) {
    return stack.resolve(new DeployedSettings(stack).of(new TreeMap<>(environment)));
  }
}
