package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DataTest {

  private static final Set<String> KEEP_DATA =
      Set.of(
          "AWS::DynamoDB::Table",
          "AWS::RDS::DBCluster",
          "AWS::SecretsManager::Secret",
          "AWS::Cognito::UserPool",
          "AWS::SQS::Queue",
          "AWS::S3::Bucket",
          "AWS::Logs::LogGroup");

  private final Templates templates = Templates.synthesised();

  @Test
  void everything_that_keeps_data_says_what_becomes_of_it() {
    assertThat(templates.resources().stream().filter(r -> KEEP_DATA.contains(r.type())))
        .hasSizeGreaterThan(20)
        .allSatisfy(resource -> {
          assertThat(resource.node().path("DeletionPolicy").asText()).isNotBlank();
          assertThat(resource.node().path("UpdateReplacePolicy").asText()).isNotBlank();
        });
  }

  @Test
  void tables_can_be_restored_to_any_second_and_stream_their_changes() {
    assertThat(templates.all("DynamoDB::Table"))
        .hasSize(2)
        .allSatisfy(table -> {
          assertThat(
                  table
                      .property("PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                      .asBoolean())
              .isTrue();
          assertThat(table.property("StreamSpecification/StreamViewType").asText())
              .isEqualTo("NEW_IMAGE");
          assertThat(table.property("TimeToLiveSpecification/AttributeName").asText())
              .isEqualTo("expiresAt");
          assertThat(table.property("BillingMode").asText()).isEqualTo("PAY_PER_REQUEST");
        });
  }

  @Test
  void the_ordering_table_is_found_by_these_indexes() {
    var table = templates.inStack("app-order").filter(r -> r.type().equals("AWS::DynamoDB::Table"));

    assertThat(table.flatMap(t -> Templates.stream(t.property("GlobalSecondaryIndexes"))))
        .extracting(index ->
            index.path("IndexName").asText()
                + " "
                + index.at("/KeySchema/0/AttributeName").asText()
                + " "
                + index.at("/KeySchema/1/AttributeName").asText()
                + " "
                + index.at("/Projection/ProjectionType").asText())
        .containsExactlyInAnyOrder(
            "products-by-name listing sortName ALL",
            "products-by-category category sortName ALL",
            "orders-by-customer customerId placedAt ALL",
            "orders-by-day placedOn placedAt KEYS_ONLY",
            "open-orders-by-deadline open deadline KEYS_ONLY");
  }

  @Test
  void files_are_private_encrypted_and_read_over_tls_alone() {
    assertThat(templates.all("S3::Bucket"))
        .hasSize(2)
        .allSatisfy(bucket -> {
          assertThat(bucket.property("PublicAccessBlockConfiguration").propertyStream())
              .hasSize(4)
              .allSatisfy(setting -> assertThat(setting.getValue().asBoolean()).isTrue());
          assertThat(bucket.property("BucketEncryption").isMissingNode()).isFalse();
          assertThat(
                  Statement.ofResources(templates, "S3::BucketPolicy")
                      .filter(statement -> !statement.allows())
                      .filter(
                          statement -> statement.node().toString().contains("aws:SecureTransport"))
                      .map(Statement::policy)
                      .map(policy ->
                          templates.named(policy, policy.property("Bucket")).orElseThrow()))
              .contains(bucket);
        });
  }

  /// The alarms on its load send people there.
  @Test
  void the_database_logs_its_slow_statements_and_the_log_is_kept_for_a_time() {
    var cluster = templates.all("RDS::DBCluster").findFirst().orElseThrow();
    var parameters =
        templates
            .named(cluster, cluster.property("DBClusterParameterGroupName"))
            .orElseThrow()
            .property("Parameters");
    var log =
        templates
            .all("Logs::LogGroup")
            .filter(group -> group.text("LogGroupName").contains("/aws/rds/"))
            .findFirst()
            .orElseThrow();
    var instance = templates.all("RDS::DBInstance").findFirst().orElseThrow();

    assertThat(cluster.property("EnableCloudwatchLogsExports/0").asText()).isEqualTo("postgresql");
    assertThat(parameters.path("log_min_duration_statement").asInt()).isPositive();
    assertThat(log.text("LogGroupName"))
        .isEqualTo("/aws/rds/cluster/${" + cluster.id() + "}/postgresql");
    assertThat(log.property("RetentionInDays").asInt()).isEqualTo(30);
    // An instance that is there first makes the group itself, and the deployment fails.
    assertThat(instance.node().path("DependsOn").toString()).contains(log.id());
    assertThat(templates.all("CloudWatch::Alarm").map(a -> a.text("AlarmDescription")))
        .noneMatch(text -> text.contains("performance insights"));
  }

  @Test
  void the_database_pauses_takes_no_password_and_has_no_way_out() {
    assertThat(templates.all("RDS::DBCluster"))
        .hasSize(1)
        .allSatisfy(cluster -> {
          assertThat(cluster.property("ServerlessV2ScalingConfiguration/MinCapacity").asInt(-1))
              .isZero();
          assertThat(cluster.property("EnableIAMDatabaseAuthentication").asBoolean()).isTrue();
          assertThat(cluster.property("MasterUserAuthenticationType").asText())
              .isEqualTo("iam-db-auth");
          assertThat(cluster.property("MasterUserPassword").isMissingNode()).isTrue();
          assertThat(cluster.property("StorageEncrypted").asBoolean()).isTrue();
        });
    assertThat(templates.all("EC2::NatGateway")).isEmpty();
    assertThat(templates.all("EC2::InternetGateway")).isEmpty();
    assertThat(templates.all("EC2::VPCEndpoint")).isEmpty();
  }

  /// Encryption alone would hand the login token to whoever answers.
  @Test
  void functions_verify_the_database_that_they_connect_to() {
    var reports = Templates.json(Templates.folder().resolve("tbs-app-reports-local.template.json"));

    assertThat(reports.at("/Parameters/DatabaseSslMode/Default").asText()).isEqualTo("verify-full");
    assertThat(
            templates
                .inStack("app-reports")
                .filter(r -> r.type().equals("AWS::Lambda::Function") && r.isOurs()))
        .hasSize(2)
        .allSatisfy(function ->
            assertThat(function.property("Environment/Variables/DB_SSL_MODE/Ref").asText())
                .isEqualTo("DatabaseSslMode"));
  }
}
