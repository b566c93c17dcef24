package com.thebetterstore.local.postgres;

import com.thebetterstore.local.StartFailure;
import com.thebetterstore.local.process.Child;
import com.thebetterstore.local.process.Children;
import com.thebetterstore.local.process.DesktopSettings;
import com.thebetterstore.local.process.Program;
import com.thebetterstore.local.process.Programs;
import com.thebetterstore.local.process.Unprivileged;
import com.thebetterstore.local.template.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// PostgreSQL on 127.0.0.1. What it has confirmed survives a kill: its own defaults (`fsync`,
/// `synchronous_commit`) stay on.
///
/// Every user is trusted: who may log in where is decided by the template's roles in the cloud, and
/// by the machine's owner here.
public final class PostgresServer implements AutoCloseable {

  /// Who made the cluster.
  public static final String SUPERUSER = "postgres";

  private final Child child;
  private final int port;

  private PostgresServer(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /// Starts the server; makes the cluster at the first start.
  ///
  /// @param home where the programs and the cluster are; see [PostgresHome]
  public static PostgresServer start(PostgresHome home, int port, Path log, Children children) {
    var binaries = PostgresBinaries.unpackedIn(home.binaries());
    if (!Files.isDirectory(home.cluster())) {
      makeCluster(binaries, home.cluster());
    }
    Unprivileged.own(home.cluster());
    var command =
        List.of(
            binaries.resolve("bin/postgres").toString(),
            "-D",
            home.cluster().toString(),
            "-p",
            Integer.toString(port),
            "-c",
            "listen_addresses=" + Addresses.HOST,
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=60",
            // As Aurora's; a cluster remembers the zone of the machine that made it.
            "-c",
            "timezone=Etc/UTC",
            "-c",
            "shared_buffers=32MB");
    // INT is its "fast" shutdown: TERM would wait for clients that have already gone.
    var program = new Program("postgres", command, Map.of(), log, "INT", Programs.runAsRoot());
    var server = new PostgresServer(children.start(program), port);
    server.child.await(server::answers);
    return server;
  }

  private static void makeCluster(Path binaries, Path cluster) {
    try {
      Files.createDirectories(cluster.getParent());
      var partial = Files.createTempDirectory(cluster.getParent(), "partial-cluster-");
      Unprivileged.own(partial);
      var command = new ArrayList<>(Unprivileged.prefix());
      command.addAll(
          List.of(
              binaries.resolve("bin/initdb").toString(),
              "-D",
              partial.toString(),
              "-U",
              SUPERUSER,
              "-A",
              "trust",
              "-E",
              "UTF8",
              "--locale=C.UTF-8",
              "--no-instructions"));
      run(command);
      // The rename shows the cluster only when it is whole.
      Files.move(partial, cluster, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot make " + cluster, failed);
    }
  }

  private static void run(List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true);
    DesktopSettings.removeFrom(builder.environment());
    var process = builder.start();
    process.getOutputStream().close();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new StartFailure("PostgreSQL's initdb failed: " + output.strip());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new StartFailure("stopped while PostgreSQL was being set up", stopped);
    }
  }

  /// The address of one of its databases, for JDBC.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + Addresses.HOST + ":" + port + "/" + database + "?sslmode=disable";
  }

  /// Where it listens.
  public int port() {
    return port;
  }

  /// Connects without a password.
  public Connection connect(String database, String user) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database) + "&user=" + user);
  }

  private boolean answers() {
    try (var connection = connect(SUPERUSER, SUPERUSER)) {
      return connection.isValid(1);
    } catch (SQLException starting) {
      return false;
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
