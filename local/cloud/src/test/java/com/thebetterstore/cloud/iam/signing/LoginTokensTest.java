package com.thebetterstore.cloud.iam.signing;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.testing.TemplateFile;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/// Tokens as the unmodified SDK makes them.
class LoginTokensTest {

  private static final String WRITER = "arn:aws:iam::000000000000:role/writer";
  private static final String OTHER = "arn:aws:iam::000000000000:role/other";

  private static final String RESOURCES =
      """
      {
        "Cluster": {"Type": "AWS::RDS::DBCluster", "Properties": {
          "DatabaseName": "reports", "MasterUsername": "reports_owner"}},
        "Writer": {"Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "writer",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []},
          "Policies": [{"PolicyName": "connect", "PolicyDocument": {"Version": "2012-10-17",
            "Statement": [{"Effect": "Allow", "Action": "rds-db:connect",
              "Resource": {"Fn::Join": ["", ["arn:aws:rds-db:ap-southeast-2:000000000000:dbuser:",
                {"Fn::GetAtt": ["Cluster", "DBClusterResourceId"]}, "/reports_writer"]]}}]}}]}},
        "Other": {"Type": "AWS::IAM::Role", "Properties": {
          "RoleName": "other",
          "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": []}}}
      }
      """;

  @TempDir private Path folder;
  @TempDir private Path elsewhere;

  private LoginTokens tokens(Duration later) {
    var deployment = TemplateFile.of(folder, RESOURCES);
    return new LoginTokens(
        deployment,
        key(folder),
        TemplatePolicies.read(deployment, call -> {}),
        InstantSource.offset(InstantSource.system(), later));
  }

  private static DataFolderKey key(Path data) {
    return DataFolderKey.keptIn(data, new SecureRandom());
  }

  private static String token(DataFolderKey key, String role, String user) {
    var credentials = RoleCredentials.of(key, role);
    return RdsUtilities.builder()
        .region(Region.of(Account.REGION))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken())))
        .build()
        .generateAuthenticationToken(
            token -> token.hostname("127.0.0.1").port(5433).username(user));
  }

  private String token() {
    return token(key(folder), WRITER, "reports_writer");
  }

  @Test
  void a_role_logs_in_as_the_user_that_its_policy_names() {
    assertThat(tokens(Duration.ZERO).admit("reports_writer", token())).isTrue();
    assertThat(tokens(Duration.ofMinutes(14)).admit("reports_writer", token())).isTrue();
  }

  @Test
  void a_token_is_good_for_15_minutes() {
    assertThat(tokens(Duration.ofMinutes(16)).admit("reports_writer", token())).isFalse();
    assertThat(tokens(Duration.ofMinutes(-6)).admit("reports_writer", token())).isFalse();
  }

  /// What a token says of its life is signed; only a longer one than RDS gives is refused.
  @Test
  void a_token_of_a_second_less_opens_and_a_longer_one_does_not() {
    assertThat(tokens(Duration.ZERO).admit("reports_writer", tokenOf(Duration.ofSeconds(899))))
        .isTrue();
    assertThat(tokens(Duration.ZERO).admit("reports_writer", tokenOf(Duration.ofSeconds(901))))
        .isFalse();
  }

  private String tokenOf(Duration lifetime) {
    var credentials = RoleCredentials.of(key(folder), WRITER);
    var signed =
        AwsV4HttpSigner.create()
            .sign(sign ->
                sign.identity(
                        AwsSessionCredentialsIdentity.create(
                            credentials.accessKeyId(),
                            credentials.secretAccessKey(),
                            credentials.sessionToken()))
                    .request(
                        SdkHttpRequest.builder()
                            .method(SdkHttpMethod.GET)
                            .uri(URI.create("https://127.0.0.1:5433/"))
                            .putRawQueryParameter("Action", "connect")
                            .putRawQueryParameter("DBUser", "reports_writer")
                            .build())
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "rds-db")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, Account.REGION)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, lifetime));
    return signed.request().getUri().toString().replaceFirst("https://", "");
  }

  @Test
  void a_token_is_for_one_user() {
    assertThat(tokens(Duration.ZERO).admit("reports_owner", token())).isFalse();
    assertThat(
            tokens(Duration.ZERO)
                .admit("reports_owner", token(key(folder), WRITER, "reports_owner")))
        .as("the policy does not name this user")
        .isFalse();
  }

  @Test
  void a_role_without_a_policy_or_of_another_store_does_not_get_in() {
    var tokens = tokens(Duration.ZERO);

    assertThat(tokens.admit("reports_writer", token(key(folder), OTHER, "reports_writer")))
        .isFalse();
    assertThat(tokens.admit("reports_writer", token(key(elsewhere), WRITER, "reports_writer")))
        .isFalse();
  }

  @Test
  void a_token_that_was_changed_does_not_open() {
    var changed = token().replaceFirst("X-Amz-Date=\\d{8}", "X-Amz-Date=20991231");
    var moved = token().replaceFirst(":5433/", ":5432/");
    var unsigned = token().replaceFirst("X-Amz-Signature=\\w+", "X-Amz-Signature=");

    var tokens = tokens(Duration.ZERO);
    assertThat(tokens.admit("reports_writer", changed)).isFalse();
    assertThat(tokens.admit("reports_writer", moved)).isFalse();
    assertThat(tokens.admit("reports_writer", unsigned)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "postgres", "/?", "127.0.0.1:5433/?X-Amz-Credential=%", "a/?X-Amz-Credential"})
  void what_is_no_token_does_not_open(String password) {
    assertThat(tokens(Duration.ZERO).admit("reports_writer", password)).isFalse();
  }
}
