package com.thebetterstore.cloud.bucket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.endpoint.AwsAuthorizer;
import com.thebetterstore.cloud.endpoint.AwsEndpoint;
import com.thebetterstore.cloud.endpoint.AwsService;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.iam.signing.Signers;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Ports;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.testing.MovableClock;
import com.thebetterstore.cloud.testing.TemplateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// S3 as functions reach it: through the AWS endpoint, with the SDK's own client and presigner.
class S3EngineTest {

  private static final String WRITER = "arn:aws:iam::000000000000:role/writer";
  private static final String READER = "arn:aws:iam::000000000000:role/reader";
  private static final String KEY = "products/a b+ü.txt";

  private final MovableClock clock = new MovableClock(Instant.now());
  private final Permissions permissions = new Permissions(_ -> {});

  @TempDir Path data;
  private DataFolderKey key;
  private S3Engine engine;
  private AwsEndpoint endpoint;
  private String bucket;

  @BeforeEach
  void start() throws IOException {
    key = DataFolderKey.keptIn(data, new Random(1));
    engine = S3Engine.start(Path.of("../s3-local/target/lib"), data.resolve("s3"), key);
    var deployment = deployment();
    bucket = deployment.resources("AWS::S3::Bucket").getFirst().ref();
    engine.create(deployment);
    engine.create(deployment);
    allow(WRITER, "s3:PutObject");
    allow(READER, "s3:GetObject");
    endpoint =
        AwsEndpoint.open(
            Ports.listen(0).orElseThrow(),
            new AwsAuthorizer(
                new Signers(List.of(WRITER, READER), key, clock),
                permissions,
                Map.of("s3", AwsService.s3(engine)),
                _ -> {}));
  }

  @AfterEach
  void stop() {
    endpoint.close();
    engine.close();
  }

  @Test
  void what_one_role_writes_another_one_reads_if_it_may() {
    write();

    try (var reader = client(READER)) {
      var read = reader.getObjectAsBytes(get -> get.bucket(bucket).key(KEY));
      assertThat(read.asString(UTF_8)).isEqualTo("content");
      assertThat(read.response().contentType()).isEqualTo("text/plain");
      assertThat(reader.headObject(head -> head.bucket(bucket).key(KEY)).contentDisposition())
          .isEqualTo("attachment; filename=\"a.txt\"");
      assertThatThrownBy(() -> reader.headObject(head -> head.bucket(bucket).key("products/none")))
          .isInstanceOf(NoSuchKeyException.class);
      assertThatThrownBy(() ->
              reader.putObject(put -> put.bucket(bucket).key(KEY), RequestBody.fromString("mine")))
          .isInstanceOf(S3Exception.class)
          .hasMessageContaining("s3:PutObject");
    }
  }

  @Test
  void whoever_has_a_presigned_link_reads_until_it_ends() throws Exception {
    write();
    var link = presigned(READER);

    var read = get(link);
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.body()).isEqualTo("content");
    assertThat(read.headers().firstValue("content-disposition"))
        .contains("attachment; filename=\"a.txt\"");

    clock.advance(Duration.ofMinutes(6));
    assertThat(get(link).statusCode()).isEqualTo(403);
  }

  @Test
  void a_presigned_link_opens_what_it_was_made_for_and_nothing_else() throws Exception {
    write();
    var link = presigned(READER).toString();

    assertThat(get(URI.create(link.replace("products/a", "products/b"))).statusCode())
        .isEqualTo(403);
    assertThat(get(URI.create(link.replace("Expires=300", "Expires=301"))).statusCode())
        .isEqualTo(403);
    assertThat(get(presigned(WRITER)).statusCode()).isEqualTo(403);
    assertThat(get(URI.create(link.replaceFirst("[?].*", ""))).statusCode()).isEqualTo(400);
  }

  @Test
  void a_file_is_there_after_a_restart() throws Exception {
    write();
    engine.close();
    endpoint.close();

    start();

    assertThat(get(presigned(READER)).body()).isEqualTo("content");
  }

  private void write() {
    try (var writer = client(WRITER)) {
      writer.putObject(
          put ->
              put.bucket(bucket)
                  .key(KEY)
                  .contentType("text/plain")
                  .contentDisposition("attachment; filename=\"a.txt\""),
          RequestBody.fromString("content"));
    }
  }

  private URI presigned(String role) throws Exception {
    try (var presigner =
        S3Presigner.builder()
            .region(Region.of(Account.REGION))
            .endpointOverride(endpoint.address())
            .credentialsProvider(credentials(role))
            .build()) {
      return presigner
          .presignGetObject(link ->
              link.signatureDuration(Duration.ofMinutes(5))
                  .getObjectRequest(get -> get.bucket(bucket).key(KEY)))
          .url()
          .toURI();
    }
  }

  private static HttpResponse<String> get(URI link) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());
    }
  }

  private S3Client client(String role) {
    return S3Client.builder()
        .region(Region.of(Account.REGION))
        .endpointOverride(endpoint.address())
        .httpClient(Apache5HttpClient.create())
        .serviceConfiguration(service -> service.chunkedEncodingEnabled(false))
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .credentialsProvider(credentials(role))
        .build();
  }

  private StaticCredentialsProvider credentials(String role) {
    var given = RoleCredentials.of(key, role);
    return StaticCredentialsProvider.create(
        AwsSessionCredentials.create(
            given.accessKeyId(), given.secretAccessKey(), given.sessionToken()));
  }

  private void allow(String role, String action) throws IOException {
    permissions.grant(
        role,
        new ObjectMapper()
            .readTree(
                """
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "%s",
                  "Resource": "arn:aws:s3:::%s/products/*"}]}
                """
                    .formatted(action, bucket)),
        "test");
  }

  private Deployment deployment() throws IOException {
    return TemplateFile.of(
        Files.createDirectories(data.resolve("assembly")),
        "{\"Files\": {\"Type\": \"AWS::S3::Bucket\"}}");
  }
}
