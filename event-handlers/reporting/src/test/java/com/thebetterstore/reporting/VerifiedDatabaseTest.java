package com.thebetterstore.reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The login token goes only to the database that the certificates of its region speak for.
class VerifiedDatabaseTest {

  private static final String REGION = "ap-southeast-2";
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private static Path folder;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws Exception {
    authority("trusted");
    authority("another");
    keytool(
        "-genkeypair -alias server -keyalg EC -dname CN=server -signer trusted -ext san=dns:localhost");
    var key = write("server.key", "PRIVATE KEY", keys().getKey("server", PASSWORD).getEncoded());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_key_file", key.toString())
            .setServerConfig("ssl_cert_file", certificate("server", "server.crt").toString())
            .start();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  private static void authority(String name) throws Exception {
    keytool("-genkeypair -alias %s -keyalg EC -dname CN=%s -ext bc:c".formatted(name, name));
    Files.createDirectories(folder.resolve(name).resolve("rds-roots"));
    certificate(name, "%s/rds-roots/%s.pem".formatted(name, REGION));
  }

  private static void keytool(String arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments.split(" ")));
    command.addAll(List.of("-keystore", store().toString(), "-storepass", new String(PASSWORD)));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(keytool.getInputStream().readAllBytes(), UTF_8);
    assertThat(keytool.waitFor()).as(output).isZero();
  }

  private static Path store() {
    return folder.resolve("keys.p12");
  }

  private static KeyStore keys() throws GeneralSecurityException, IOException {
    return KeyStore.getInstance(store().toFile(), PASSWORD);
  }

  private static Path certificate(String name, String file)
      throws GeneralSecurityException, IOException {
    return write(file, "CERTIFICATE", keys().getCertificate(name).getEncoded());
  }

  private static Path write(String file, String kind, byte[] der) throws IOException {
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve(file),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, lines, kind));
  }

  private static boolean isEncrypted(String host, String trusted, String region)
      throws SQLException {
    var wiring =
        ReportingWiring.of(
            Map.of(
                "AWS_REGION",
                region,
                "LAMBDA_TASK_ROOT",
                folder.resolve(trusted).toString(),
                "DB_HOST",
                host,
                "DB_PORT",
                Integer.toString(postgres.getPort()),
                "DB_NAME",
                "postgres",
                "DB_USER",
                "postgres",
                "DB_PASSWORD",
                "none",
                "DB_SSL_MODE",
                "verify-full"));
    try (var connection = wiring.database().connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
      assertThat(row.next()).isTrue();
      return row.getBoolean(1);
    }
  }

  @Test
  void a_database_with_a_certificate_of_its_region_is_used() throws SQLException {
    assertThat(isEncrypted("localhost", "trusted", REGION)).isTrue();
  }

  @Test
  void a_database_with_a_certificate_of_anybody_else_is_not() {
    assertThatThrownBy(() -> isEncrypted("localhost", "another", REGION))
        .isInstanceOf(SQLException.class)
        .hasStackTraceContaining("unable to find valid certification path");
  }

  @Test
  void a_database_at_a_name_that_its_certificate_is_not_for_is_not() {
    assertThatThrownBy(() -> isEncrypted("127.0.0.1", "trusted", REGION))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("hostname 127.0.0.1 could not be verified");
  }

  @Test
  void a_region_without_certificates_is_named() {
    assertThatThrownBy(() -> isEncrypted("localhost", "trusted", "mx-central-1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mx-central-1");
  }

  @Test
  void what_is_packed_with_the_functions_are_roots_of_rds_alone() throws Exception {
    var packed = "/rds-roots/" + REGION + ".pem";

    try (var file = requireNonNull(ReportingWiring.class.getResourceAsStream(packed))) {
      assertThat(CertificateFactory.getInstance("X.509").generateCertificates(file))
          .hasSize(3)
          .allSatisfy(VerifiedDatabaseTest::isRootOfRds);
    }
  }

  private static void isRootOfRds(Certificate certificate) throws GeneralSecurityException {
    var root = (X509Certificate) certificate;
    assertThat(root.getSubjectX500Principal().getName())
        .contains("CN=Amazon RDS ap-southeast-2 Root CA ", "O=Amazon Web Services\\, Inc.");
    assertThat(root.getBasicConstraints()).isNotNegative();
    root.verify(root.getPublicKey());
  }
}
