package com.thebetterstore.infra;

import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.infra.Templates.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
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

  private static final Set<String> ON_ROWS =
      Set.of(
          "BatchGetItem",
          "BatchWriteItem",
          "ConditionCheckItem",
          "DeleteItem",
          "GetItem",
          "PutItem",
          "UpdateItem");

  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";
  private static final String SOURCE = "events:source";

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
                // API Gateway takes no role for its logs that is narrower than its own policy.
                .filter(s -> !s.policy().id().startsWith("GatewayLogRole"))
                .filter(s -> !ON_ANY_RESOURCE.containsAll(s.actions())))
        .isEmpty();
  }

  @Test
  void a_wildcard_within_a_resource_stays_within_the_streams_of_one_table_or_one_folder_of_files() {
    assertThat(ours().flatMap(s -> s.resources().stream()).filter(PermissionsTest::endsInWildcard))
        .allSatisfy(
            resource -> assertThat(resource.toString()).containsAnyOf("/stream/*", "/products/*"));
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
  void only_named_services_may_do_anything_with_a_queue_a_topic_or_a_bucket() {
    var open =
        Stream.of("SQS::QueuePolicy", "SNS::TopicPolicy", "S3::BucketPolicy")
            .flatMap(type -> Statement.ofResources(templates, type))
            .filter(Statement::allows)
            .filter(statement -> statement.node().path("Condition").isMissingNode());
    assertThat(open).isEmpty();
  }

  /// Only actions on rows with keys: a condition on keys holds by itself for a scan, which has
  /// none.
  @Test
  void functions_act_on_rows_by_the_beginnings_of_their_keys() {
    var onRows = ours().filter(s -> itemActions(s).anyMatch(ON_ROWS::contains)).toList();

    assertThat(onRows)
        .hasSizeGreaterThan(10)
        .allSatisfy(statement -> {
          assertThat(statement.actions()).allMatch(action -> action.startsWith("dynamodb:"));
          assertThat(statement.condition("ForAllValues:StringLike", LEADING_KEYS))
              .isNotEmpty()
              .allMatch(key -> key.matches("[A-Z_]+#[*]"));
          assertThat(statement.condition("Null", LEADING_KEYS)).containsExactly("false");
        });
    assertThat(ours().flatMap(PermissionsTest::itemActions).filter(not(ON_ROWS::contains)))
        .containsOnly("Query", "DescribeStream", "GetRecords", "GetShardIterator", "ListStreams");
  }

  /// What is written in a transaction needs the action of its kind: a put, an update, a delete.
  @Test
  void the_document_says_what_each_function_may_do_with_which_rows() throws IOException {
    var document = Files.readAllLines(Templates.root().resolve("docs/access-to-the-tables.txt"));

    assertThat(document.stream().filter(line -> !line.startsWith("#")))
        .containsExactlyElementsOf(
            templates
                .all("Lambda::Function")
                .filter(Resource::isOurs)
                .flatMap(function -> statementsOf(function).flatMap(s -> access(function, s)))
                .sorted()
                .toList());
  }

  private static Stream<String> access(Resource function, Statement statement) {
    return itemActions(statement)
        .map(action -> "%-24s %-16s %s".formatted(name(function), action, rows(statement)));
  }

  private static String rows(Statement statement) {
    var keys = statement.condition("ForAllValues:StringLike", LEADING_KEYS);
    return keys.isEmpty()
        ? statement.resources().stream().map(PermissionsTest::part).sorted().collect(joining(" "))
        : String.join(" ", keys);
  }

  private static String part(JsonNode ofTable) {
    var index = Pattern.compile("/(index/[a-z-]+)").matcher(ofTable.toString());
    var stream = Pattern.compile("StreamArn|/stream/").matcher(ofTable.toString());
    return index.find() ? index.group(1) : stream.find() ? "stream" : "every row";
  }

  @Test
  void functions_read_files_of_products_and_one_writes_them() {
    assertThat(eachMay(this::filesToUse))
        .containsExactly(
            "fulfilment-content-seed s3:PutObject",
            "fulfilment-dispatch s3:GetObject s3:ListBucket",
            "fulfilment-download s3:GetObject s3:ListBucket",
            "fulfilment-fulfilment s3:GetObject s3:ListBucket");
  }

  private Stream<String> filesToUse(Statement statement) {
    return statement.actions().stream().filter(action -> action.startsWith("s3:"));
  }

  @Test
  void functions_may_read_the_secrets_that_they_use_and_no_others() {
    assertThat(eachMay(this::secretsToRead))
        .containsExactly(
            "order-cart OrderAccessSecret",
            "order-catalogue CursorSecret",
            "order-checkout OrderAccessSecret StripeSecret",
            "order-customer CursorSecret OrderAccessSecret",
            "order-desk OrderAccessSecret StripeSecret",
            "order-order OrderAccessSecret",
            "order-payment OrderAccessSecret StripeSecret",
            "order-receipts OrderAccessSecret",
            "order-reconciler OrderAccessSecret StripeSecret",
            "order-stripe-webhook StripeSecret");
  }

  /// A line for each function that may do anything of the kind: its name and what it may.
  private List<String> eachMay(Function<Statement, Stream<String>> kind) {
    return templates
        .all("Lambda::Function")
        .filter(Resource::isOurs)
        .flatMap(function -> {
          var may = new TreeSet<>(statementsOf(function).flatMap(kind).toList());
          return may.isEmpty()
              ? Stream.<String>of()
              : Stream.of(name(function) + " " + String.join(" ", may));
        })
        .sorted()
        .toList();
  }

  private static String name(Resource function) {
    return function.property("FunctionName").asText().replaceAll("^tbs-|-local$", "");
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
  void only_the_relays_put_events_on_the_bus_each_for_its_own_service() {
    assertThat(eachMay(PermissionsTest::sources))
        .containsExactly(
            "fulfilment-outbox-relay tbs.fulfilment",
            "order-outbox-relay tbs.ordering tbs.payment");
    assertThat(ours().filter(s -> s.actions().contains("events:PutEvents")))
        .allSatisfy(s -> assertThat(s.condition("Null", SOURCE)).containsExactly("false"));
  }

  private static Stream<String> sources(Statement statement) {
    if (!statement.actions().contains("events:PutEvents")) {
      return Stream.of();
    }
    var sources = statement.condition("ForAllValues:StringEquals", SOURCE);
    return sources.isEmpty() ? Stream.of("any") : sources.stream();
  }

  @Test
  void only_receipts_sends_mail() {
    assertThat(ours().filter(s -> s.actions().contains("ses:SendEmail")))
        .extracting(s -> s.policy().id())
        .hasSize(1)
        .allMatch(id -> id.contains("receipts"));
  }
}
