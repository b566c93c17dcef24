package com.thebetterstore.cloud.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.iam.signing.LoginTokens;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Children;
import com.thebetterstore.cloud.process.Ports;
import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.testing.TemplateFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresServerTest {

  @TempDir Path data;
  private Children children;
  private int port;

  @BeforeEach
  void open() {
    children = new Children(data.resolve("run"));
  }

  @AfterEach
  void close() {
    children.close();
  }

  @Test
  void what_was_committed_survives_a_kill_of_the_server() throws Exception {
    var killed = start();
    execute(killed, "CREATE TABLE sold (id int)", "INSERT INTO sold VALUES (7)");
    var process = ProcessHandle.of(pid()).orElseThrow();
    process.destroyForcibly();
    process.onExit().get();

    try (var server = start();
        var connection = server.connect("postgres", "postgres");
        var rows = connection.createStatement().executeQuery("SELECT id FROM sold")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getInt(1)).isEqualTo(7);
    }
  }

  @Test
  void a_server_that_a_killed_store_left_behind_is_stopped_by_the_next() throws Exception {
    start();
    var orphan = ProcessHandle.of(pid()).orElseThrow();

    try (var next = new Children(data.resolve("run"))) {
      assertThat(orphan.isAlive()).isFalse();
      assertThatCode(() -> start(next).close()).doesNotThrowAnyException();
    }
  }

  @Test
  void a_cluster_of_the_templates_gets_its_owner_and_database_once() throws Exception {
    var deployment =
        Templates.read(
            new Assembly(data.resolve("cdk.out"))
                .stack(
                    "reports",
                    """
                    {"Resources": {"Cluster": {"Type": "AWS::RDS::DBCluster", "Properties": {
                      "DatabaseName": "reports", "MasterUsername": "reports_owner"}}}}
                    """)
                .write());
    try (var server = start()) {
      DatabaseClusters.create(deployment, server);
      DatabaseClusters.create(deployment, server);

      try (var connection = server.connect("reports", "reports_owner");
          var statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA reporting");
        statement.execute("CREATE ROLE reports_writer LOGIN");
        statement.execute("GRANT rds_iam TO reports_writer");
      }
    }
  }

  private PostgresServer start() {
    return start(children);
  }

  private PostgresServer start(Children by) {
    var home = PostgresHome.of(Path.of("target"), data);
    var channel = Ports.listen(0).orElseThrow();
    port = channel.socket().getLocalPort();
    return PostgresServer.start(home, channel, logins(), data.resolve("postgres.log"), by);
  }

  private DatabaseLogins logins() {
    var key = DataFolderKey.keptIn(data, new SecureRandom());
    var deployment = TemplateFile.of(data, "{}");
    var permissions = TemplatePolicies.read(deployment, call -> {});
    return new DatabaseLogins(
        key, new LoginTokens(deployment, key, permissions, InstantSource.system()));
  }

  private String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "reports_owner", "nobody"})
  void nobody_logs_in_without_the_stores_password(String user) {
    try (var server = start()) {
      for (var password : new String[] {"", "postgres", logins().password(user + "s")}) {
        assertThatThrownBy(() -> DriverManager.getConnection(url(), user, password).close())
            .as(password)
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("password authentication failed for user \"" + user + "\"");
      }
      assertThatCode(() -> server.connect("postgres", "postgres").close())
          .doesNotThrowAnyException();
    }
  }

  @Test
  void a_client_that_wishes_for_encryption_is_told_that_there_is_none() throws Exception {
    try (var server = start();
        var connection =
            DriverManager.getConnection(
                url() + "?sslmode=prefer", "postgres", logins().password("postgres"))) {
      assertThat(connection.isValid(1)).isTrue();
      assertThatThrownBy(() ->
              DriverManager.getConnection(
                      url() + "?sslmode=require", "postgres", logins().password("postgres"))
                  .close())
          .hasMessageContaining("does not support SSL");
      assertThat(server).isNotNull();
    }
  }

  @Test
  void a_statement_can_be_cancelled() throws Exception {
    try (var server = start();
        var connection = server.connect("postgres", "postgres");
        var statement = connection.createStatement()) {
      statement.setQueryTimeout(1);

      assertThatThrownBy(() -> statement.execute("SELECT pg_sleep(600)"))
          .isInstanceOfSatisfying(
              SQLException.class, failed -> assertThat(failed.getSQLState()).isEqualTo("57014"));
    }
  }

  @Test
  void what_is_no_login_is_hung_up_on() throws Exception {
    try (var server = start();
        var client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      client.getOutputStream().write("GET ".getBytes(StandardCharsets.US_ASCII));

      assertThat(client.getInputStream().readAllBytes()).isEmpty();
      assertThat(server).isNotNull();
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(Files.readString(data.resolve("run/postgres.pid")).split(" ", -1)[0]);
  }

  private static void execute(PostgresServer server, String... statements) throws SQLException {
    try (var connection = server.connect("postgres", "postgres");
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
