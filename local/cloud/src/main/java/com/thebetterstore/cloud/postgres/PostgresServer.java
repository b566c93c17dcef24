package com.thebetterstore.cloud.postgres;

import com.thebetterstore.cloud.process.Child;
import com.thebetterstore.cloud.process.Children;
import com.thebetterstore.cloud.process.DesktopSettings;
import com.thebetterstore.cloud.process.Program;
import com.thebetterstore.cloud.process.Programs;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.process.Unprivileged;
import com.thebetterstore.cloud.template.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
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

/// PostgreSQL. What it has confirmed survives a kill: its own defaults (`fsync`,
/// `synchronous_commit`) stay on.
///
/// It listens on a socket in a folder of its own, which no other user of the machine can open, and
/// trusts whoever comes there: all come through [DatabaseProxy], which asks for a password.
public final class PostgresServer implements AutoCloseable {

  /// Names the socket; there is one in the folder.
  private static final String SOCKET_PORT = "5432";

  /// Who made the cluster.
  public static final String SUPERUSER = "postgres";

  private final Child child;
  private final Path socketFolder;
  private final DatabaseProxy proxy;
  private final DatabaseLogins logins;
  private final int port;

  private PostgresServer(
      Child child, Path socketFolder, DatabaseProxy proxy, DatabaseLogins logins, int port) {
    this.child = child;
    this.socketFolder = socketFolder;
    this.proxy = proxy;
    this.logins = logins;
    this.port = port;
  }

  /// Starts the server; makes the cluster at the first start.
  ///
  /// @param home where the programs and the cluster are; see [PostgresHome]
  /// @param port of 127.0.0.1, which listens already
  public static PostgresServer start(
      PostgresHome home,
      ServerSocketChannel port,
      DatabaseLogins logins,
      Path log,
      Children children) {
    var binaries = PostgresBinaries.unpackedIn(home.binaries());
    if (!Files.isDirectory(home.cluster())) {
      makeCluster(binaries, home.cluster());
    }
    Unprivileged.own(home.cluster());
    var socketFolder = socketFolder();
    var command =
        List.of(
            binaries.resolve("bin/postgres").toString(),
            "-D",
            home.cluster().toString(),
            "-p",
            SOCKET_PORT,
            "-c",
            "listen_addresses=",
            "-c",
            "unix_socket_directories=" + socketFolder,
            "-c",
            "unix_socket_permissions=0700",
            "-c",
            "max_connections=60",
            // As Aurora's; a cluster remembers the zone of the machine that made it.
            "-c",
            "timezone=Etc/UTC",
            "-c",
            "shared_buffers=32MB");
    // INT is its "fast" shutdown: TERM would wait for clients that have already gone.
    var program = new Program("postgres", command, Map.of(), log, "INT", Programs.runAsRoot());
    var child = children.start(program);
    var socket = UnixDomainSocketAddress.of(socketFolder.resolve(".s.PGSQL." + SOCKET_PORT));
    var proxy = DatabaseProxy.open(port, socket, logins);
    var server =
        new PostgresServer(child, socketFolder, proxy, logins, port.socket().getLocalPort());
    try {
      child.await(server::answers);
      return server;
    } catch (StartFailure failed) {
      server.close();
      throw failed;
    }
  }

  /// Not in the data folder: the path of a socket may have about 100 bytes only.
  private static Path socketFolder() {
    try {
      var folder = Files.createTempDirectory("store-");
      Unprivileged.own(folder);
      return folder;
    } catch (IOException failed) {
      throw new UncheckedIOException("no folder for PostgreSQL's socket", failed);
    }
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
              "--auth-local=trust",
              "--auth-host=reject",
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

  /// Connects as any user, with the store's own password.
  public Connection connect(String database, String user) throws SQLException {
    var url = "jdbc:postgresql://" + Addresses.HOST + ":" + port + "/" + database;
    return DriverManager.getConnection(url + "?sslmode=disable", user, logins.password(user));
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
    proxy.close();
    child.close();
    try (var left = Files.list(socketFolder)) {
      for (var file : left.toList()) {
        Files.delete(file);
      }
      Files.delete(socketFolder);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot remove " + socketFolder, failed);
    }
  }
}
