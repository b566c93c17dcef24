package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
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
    assertThat(templates.all("IAM::Role").filter(Resource::isOurs))
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

  /// What is written in a transaction needs the action of its kind: a put, an update.
  @Test
  void functions_may_do_with_items_what_they_are_for_and_no_more() {
    assertThat(eachMay(PermissionsTest::itemActions))
        .containsExactly(
            "fulfilment-fulfilment PutItem",
            "fulfilment-outbox-relay DescribeStream GetRecords GetShardIterator ListStreams",
            "order-cart BatchGetItem GetItem PutItem",
            "order-catalogue BatchGetItem GetItem Query",
            "order-catalogue-seed PutItem",
            "order-checkout BatchGetItem GetItem PutItem UpdateItem",
            "order-fulfilment-outcome GetItem PutItem UpdateItem",
            "order-order GetItem",
            "order-outbox-relay DescribeStream GetRecords GetShardIterator ListStreams",
            "order-payment GetItem PutItem UpdateItem",
            "order-receipts GetItem UpdateItem",
            "order-reconciler GetItem PutItem Query UpdateItem",
            "order-stripe-webhook PutItem");
  }

  @Test
  void functions_may_read_the_secrets_that_they_use_and_no_others() {
    assertThat(eachMay(this::secretsToRead))
        .containsExactly(
            "order-cart OrderAccessSecret",
            "order-catalogue CursorSecret",
            "order-checkout OrderAccessSecret StripeSecret",
            "order-order OrderAccessSecret",
            "order-payment StripeSecret",
            "order-receipts OrderAccessSecret",
            "order-reconciler StripeSecret",
            "order-stripe-webhook StripeSecret");
  }

  /// A line for each function that may do anything of the kind: its name and what it may.
  private List<String> eachMay(Function<Statement, Stream<String>> kind) {
    return templates
        .all("Lambda::Function")
        .filter(Resource::isOurs)
        .flatMap(function -> {
          var may = new TreeSet<>(statementsOf(function).flatMap(kind).toList());
          var name = function.property("FunctionName").asText().replaceAll("^tbs-|-local$", "");
          return may.isEmpty()
              ? Stream.<String>of()
              : Stream.of(name + " " + String.join(" ", may));
        })
        .sorted()
        .toList();
  }

  private static Stream<String> itemActions(Statement statement) {
    return statement.actions().stream()
        .filter(action -> action.startsWith("dynamodb:"))
        .map(action -> action.substring("dynamodb:".length()));
  }

  private Stream<String> secretsToRead(Statement statement) {
    return statement.actions().contains("secretsmanager:GetSecretValue")
        ? statement.resources().stream().map(secret -> secretName(statement.policy(), secret))
        : Stream.of();
  }

  /// As the ordering service's template calls it, without what CDK adds.
  private String secretName(Resource policy, JsonNode secret) {
    var id = templates.named(policy, secret).orElseThrow().id();
    return id.replaceAll("^Store|[0-9A-F]{8}$", "");
  }

  private Stream<Statement> statementsOf(Resource function) {
    var role = templates.named(function, function.property("Role")).orElseThrow();
    return ours()
        .filter(s -> s.policy().type().equals("AWS::IAM::Policy"))
        .filter(s ->
            templates
                .named(s.policy(), s.policy().property("Roles"))
                .filter(role::equals)
                .isPresent());
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
