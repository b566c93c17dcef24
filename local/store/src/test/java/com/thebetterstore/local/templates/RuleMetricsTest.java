package com.thebetterstore.local.templates;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Rules;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.Templates;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// A metric whose dimensions name no rule is an empty graph for ever: CloudWatch refuses nothing.
class RuleMetricsTest {

  private final Deployment deployment =
      Templates.read(Path.of("../..", "infra/target/cdk.out/local"));
  private final List<Rule> rules = Rules.read(deployment).all();

  @Test
  void every_figure_of_a_dashboard_that_counts_events_names_a_rule_and_its_bus() {
    var counted =
        deployment.resources("AWS::CloudWatch::Dashboard").stream()
            .flatMap(dashboard -> metrics(dashboard).stream())
            .filter(metric -> metric.path(0).asText().equals("AWS/Events"))
            .filter(metric -> dimension(metric, "RuleName").isPresent())
            .toList();

    assertThat(counted)
        .isNotEmpty()
        .allSatisfy(metric ->
            assertThat(rules)
                .anyMatch(rule ->
                    dimension(metric, "EventBusName").equals(Optional.of(rule.bus()))
                        && dimension(metric, "RuleName").equals(Optional.of(rule.name()))));
  }

  private static List<JsonNode> metrics(Resource dashboard) {
    try {
      var body = new ObjectMapper().readTree(dashboard.required("DashboardBody"));
      var metrics = new ArrayList<JsonNode>();
      body.findValues("metrics").forEach(list -> list.forEach(metrics::add));
      return metrics;
    } catch (JsonProcessingException noJson) {
      throw new AssertionError(dashboard + " is no JSON", noJson);
    }
  }

  /// `[namespace, metric, name, value, name, value, …]`
  private static Optional<String> dimension(JsonNode metric, String name) {
    var words = StreamSupport.stream(metric.spliterator(), false).map(JsonNode::asText).toList();
    var at = words.indexOf(name);
    return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
  }
}
