package com.thebetterstore.cloud.table;

import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.aws.Engine;
import com.thebetterstore.cloud.aws.ForwardingEngine;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Child;
import com.thebetterstore.cloud.process.Children;
import com.thebetterstore.cloud.process.Program;
import com.thebetterstore.cloud.process.Programs;
import com.thebetterstore.cloud.process.StartFailure;
import com.thebetterstore.cloud.template.Addresses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// DynamoDB Local, a process of its own on a port of 127.0.0.1 that it chooses itself. It answers
/// nobody but this process, which alone knows the key that it asks for.
public final class DynamoDbProcess implements Engine, AutoCloseable {

  private static final String MAIN = "com.thebetterstore.dynamodb.LoopbackDynamoDb";
  private static final String KEY_VARIABLE = "ENGINE_KEY";
  private static final String KEY_HEADER = "x-engine-key";

  private final Child child;
  private final String key;
  private final URI endpoint;
  private final Engine engine;

  private DynamoDbProcess(Child child, String key, int port) {
    this.child = child;
    this.key = key;
    this.endpoint = URI.create("http://" + Addresses.HOST + ":" + port);
    this.engine = new ForwardingEngine(ForwardingEngine.client(), endpoint);
  }

  /// Starts it over the tables in a folder.
  ///
  /// @param library the jars that Maven fetched, and the launcher's
  /// @param scratch for native libraries that it unpacks and, when killed, leaves behind
  public static DynamoDbProcess start(
      Path library,
      Path folder,
      Path scratch,
      DataFolderKey storeKey,
      Path log,
      Children children) {
    if (!Files.isDirectory(library)) {
      throw new StartFailure("DynamoDB Local is missing in " + library + ": run ./store up");
    }
    try {
      Files.createDirectories(folder);
      empty(scratch);
      var portFile = scratch.toAbsolutePath().resolve("port");
      var key = storeKey.derive("key of DynamoDB Local");
      var program =
          Program.of("dynamodb", command(library, folder, scratch, portFile), log)
              .with(KEY_VARIABLE, key)
              .with("DDB_LOCAL_TELEMETRY", "0");
      var child = children.start(program);
      child.await(() -> Files.exists(portFile));
      return new DynamoDbProcess(child, key, Integer.parseInt(Files.readString(portFile)));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot use " + folder, failed);
    }
  }

  private static List<String> command(Path library, Path folder, Path scratch, Path portFile) {
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
        library.toAbsolutePath() + File.separator + "*",
        MAIN,
        folder.toAbsolutePath().toString(),
        portFile.toString());
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
    return endpoint;
  }

  @Override
  public AwsAnswer serve(AwsRequest request) throws IOException {
    return engine.serve(request.with(KEY_HEADER, key));
  }

  @Override
  public void close() {
    child.close();
  }
}
