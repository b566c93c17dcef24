package com.thebetterstore.platform.table;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// DynamoDB Local in memory, as a process of its own: one for all tests of a JVM, which ends with
/// it.
public final class DynamoDbLocal {

  /// What machines set for all of Java, the language among it.
  private static final Set<String> JVM_OPTIONS =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final Path LIBRARY = Path.of("local", "dynamodb-local", "target", "lib");
  private static final int MAX_POLLS = 600;
  private static final int POLL_MILLIS = 100;

  private DynamoDbLocal() {}

  /// A client of the one process, which starts at the first call.
  public static DynamoDbClient client() {
    return Running.CLIENT;
  }

  private static final class Running {
    static final DynamoDbClient CLIENT = start();
  }

  private static DynamoDbClient start() {
    var port = freePort();
    var process = launch(library(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    var client =
        DynamoDbClient.builder()
            .httpClient(Apache5HttpClient.create())
            .region(Region.AP_SOUTHEAST_2)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("TESTS", "tests")))
            .endpointOverride(URI.create("http://127.0.0.1:" + port))
            .build();
    awaitAnswer(client, process);
    return client;
  }

  /// In the checkout that the tested module is a folder of.
  private static Path library() {
    for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve(LIBRARY))) {
        return folder.resolve(LIBRARY);
      }
    }
    throw new IllegalStateException(
        "DynamoDB Local is not in " + LIBRARY + ": run mvn -pl local/dynamodb-local package");
  }

  private static Process launch(Path library, int port) {
    try {
      var scratch = Files.createTempDirectory(Path.of("target"), "dynamodb-");
      var builder =
          new ProcessBuilder(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx256m",
                  // Its numbers are plain, whatever the language of the desktop.
                  "-Duser.language=en",
                  "--enable-native-access=ALL-UNNAMED",
                  "-Djava.io.tmpdir=" + scratch.toAbsolutePath(),
                  "-cp",
                  library + File.separator + "*",
                  "software.amazon.dynamodb.services.local.main.ServerRunner",
                  "-inMemory",
                  "-sharedDb",
                  "-disableTelemetry",
                  "-port",
                  Integer.toString(port)));
      builder.environment().keySet().removeAll(JVM_OPTIONS);
      builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
      return builder
          .redirectErrorStream(true)
          .redirectOutput(scratch.resolve("log.txt").toFile())
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start DynamoDB Local", failed);
    }
  }

  private static void awaitAnswer(DynamoDbClient client, Process process) {
    for (var poll = 0; poll < MAX_POLLS; poll++) {
      try {
        client.listTables();
        return;
      } catch (SdkException notYet) {
        if (endsWithin(process, POLL_MILLIS)) {
          throw new IllegalStateException("DynamoDB Local ended at its start", notYet);
        }
      }
    }
    throw new IllegalStateException("DynamoDB Local does not answer");
  }

  private static boolean endsWithin(Process process, int millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while DynamoDB Local started", stopped);
    }
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException("no port is free", failed);
    }
  }
}
