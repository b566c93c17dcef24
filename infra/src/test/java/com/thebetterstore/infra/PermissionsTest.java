package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionsTest {

  /// IAM knows no narrower resource for these.
  private static final Set<String> ON_ANY_RESOURCE =
      Set.of(
          "xray:PutTelemetryRecords",
          "xray:PutTraceSegments",
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  private final Templates templates = Templates.synthesised();

  private Stream<Statement> ours() {
    return Statement.ofRoles(templates).filter(statement -> statement.policy().isOurs());
  }

  @Test
  void no_role_may_do_everything_of_a_kind() {
    assertThat(ours()).isNotEmpty();
    assertThat(ours().filter(s -> s.actions().stream().anyMatch(a -> a.contains("*")))).isEmpty();
    assertThat(ours().filter(s -> s.node().has("NotAction") || s.node().has("NotResource")))
        .isEmpty();
  }

  @Test
  void a_role_acts_on_named_resources_except_where_there_are_none() {
    assertThat(
            ours()
                .filter(s -> s.resources().stream().anyMatch(r -> r.asText().equals("*")))
                .filter(s -> !ON_ANY_RESOURCE.containsAll(s.actions())))
        .isEmpty();
  }

  @Test
  void a_wildcard_within_a_resource_stays_within_the_streams_of_one_table() {
    assertThat(ours().flatMap(s -> s.resources().stream()).filter(PermissionsTest::endsInWildcard))
        .allSatisfy(resource -> assertThat(resource.toString()).contains("/stream/*"));
  }

  private static boolean endsInWildcard(JsonNode resource) {
    var parts = resource.path("Fn::Join").path(1);
    return parts.isArray() && parts.get(parts.size() - 1).asText().endsWith("*");
  }

  @Test
  void no_role_has_a_managed_policy() {
    assertThat(templates.all("IAM::Role").filter(Templates.Resource::isOurs))
        .allSatisfy(
            role -> assertThat(role.property("ManagedPolicyArns").isMissingNode()).isTrue());
  }

  @Test
  void nobody_outside_may_do_anything_with_a_queue_a_topic_or_a_bucket_unless_named() {
    var open =
        Stream.of("SQS::QueuePolicy", "SNS::TopicPolicy", "S3::BucketPolicy")
            .flatMap(type -> Statement.ofResources(templates, type))
            .filter(Statement::allows)
            .filter(statement -> statement.node().path("Condition").isMissingNode());
    assertThat(open).isEmpty();
  }

  @Test
  void functions_may_do_with_items_what_they_are_for() {
    assertThat(itemActions("catalogue")).containsExactly("BatchGetItem", "GetItem", "Query");
    assertThat(itemActions("order")).containsExactly("BatchGetItem", "GetItem");
    assertThat(itemActions("outbox-relay"))
        .containsExactly("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams");
    assertThat(itemActions("stripe-webhook")).doesNotContain("UpdateItem", "DeleteItem", "Query");
    assertThat(itemActions("receipts")).doesNotContain("DeleteItem", "Query");
    assertThat(itemActions("cart")).doesNotContain("Query", "Scan");
    assertThat(ours().flatMap(s -> s.actions().stream()))
        .doesNotContain("dynamodb:Scan", "dynamodb:DeleteTable");
  }

  private List<String> itemActions(String function) {
    var role =
        templates
            .all("Lambda::Function")
            .filter(f -> f.stack().contains("order"))
            .filter(
                f -> f.property("FunctionName").asText().equals("tbs-order-" + function + "-local"))
            .map(f -> templates.named(f, f.property("Role")).orElseThrow())
            .findFirst()
            .orElseThrow();
    return List.copyOf(
        new TreeSet<>(
            ours()
                .filter(s -> s.policy().type().equals("AWS::IAM::Policy"))
                .filter(s ->
                    templates
                        .named(s.policy(), s.policy().property("Roles"))
                        .filter(role::equals)
                        .isPresent())
                .flatMap(s -> s.actions().stream())
                .filter(action -> action.startsWith("dynamodb:"))
                .map(action -> action.substring("dynamodb:".length()))
                .toList()));
  }

  @Test
  void only_the_relays_put_events_on_the_bus_and_only_receipts_sends_mail() {
    assertThat(ours().filter(s -> s.actions().contains("events:PutEvents")))
        .extracting(s -> s.policy().id())
        .hasSize(2)
        .allMatch(id -> id.contains("outboxrelay"));
    assertThat(ours().filter(s -> s.actions().contains("ses:SendEmail")))
        .extracting(s -> s.policy().id())
        .hasSize(1)
        .allMatch(id -> id.contains("receipts"));
  }
}
