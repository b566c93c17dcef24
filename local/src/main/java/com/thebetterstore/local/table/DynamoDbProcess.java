package com.thebetterstore.local.table;

import com.thebetterstore.local.StartFailure;
import com.thebetterstore.local.process.Child;
import com.thebetterstore.local.process.Children;
import com.thebetterstore.local.process.Ports;
import com.thebetterstore.local.process.Program;
import com.thebetterstore.local.process.Programs;
import com.thebetterstore.local.template.Addresses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// DynamoDB Local, a process of its own. Unlike our servers it listens on all addresses of the
/// machine, for want of an option; so it gets a port that nobody can guess.
public final class DynamoDbProcess implements AutoCloseable {

  private final Child child;
  private final int port;

  private DynamoDbProcess(Child child, int port) {
    this.child = child;
    this.port = port;
  }

  /// Starts it over the tables in a folder.
  ///
  /// @param library the jars that Maven fetched
  /// @param scratch for native libraries that it unpacks and, when killed, leaves behind
  public static DynamoDbProcess start(
      Path library, Path folder, Path scratch, int port, Path log, Children children) {
    if (!Files.isDirectory(library)) {
      throw new StartFailure("DynamoDB Local is missing in " + library + ": run ./store up");
    }
    try {
      Files.createDirectories(folder);
      empty(scratch);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot use " + folder, failed);
    }
    var program =
        Program.of("dynamodb", command(library, folder, scratch, port), log)
            .with("DDB_LOCAL_TELEMETRY", "0");
    var process = new DynamoDbProcess(children.start(program), port);
    process.child.await(() -> Ports.answers(port));
    return process;
  }

  private static List<String> command(Path library, Path folder, Path scratch, int port) {
    return List.of(
        Programs.java().toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        // Where the operating system, not the environment, names the language; see DesktopSettings.
        "-Duser.language=en",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
        "-cp",
        library.toAbsolutePath() + "/*",
        "software.amazon.dynamodb.services.local.main.ServerRunner",
        "-dbPath",
        folder.toAbsolutePath().toString(),
        "-sharedDb",
        "-port",
        Integer.toString(port),
        "-disableTelemetry");
  }

  private static void empty(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  /// Where it listens.
  public URI endpoint() {
    return URI.create("http://" + Addresses.HOST + ":" + port);
  }

  @Override
  public void close() {
    child.close();
  }
}
