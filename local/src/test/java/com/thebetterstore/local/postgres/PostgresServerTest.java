package com.thebetterstore.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.thebetterstore.local.process.Children;
import com.thebetterstore.local.process.Ports;
import com.thebetterstore.local.template.Assembly;
import com.thebetterstore.local.template.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

  @TempDir Path data;
  private Children children;

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
    return PostgresServer.start(home, Ports.free(), data.resolve("postgres.log"), by);
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
