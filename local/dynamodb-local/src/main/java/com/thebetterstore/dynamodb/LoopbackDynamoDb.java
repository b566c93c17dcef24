package com.thebetterstore.dynamodb;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/// Starts DynamoDB Local on 127.0.0.1, for holders of a key alone. Its own launcher listens on all
/// addresses of the machine, has no option against that, and believes whoever asks.
public final class LoopbackDynamoDb {

  private static final String KEY_VARIABLE = "ENGINE_KEY";

  /// Longer than clients keep a connection that they do not use.
  private static final Duration IDLE = Duration.ofMinutes(5);

  private LoopbackDynamoDb() {}

  /// Runs until the process is ended.
  ///
  /// @param arguments the folder of the tables, and a file to write the port to when it answers
  public static void main(String[] arguments) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.setHandler(new KeyHoldersOnly(System.getenv(KEY_VARIABLE), dynamoDb(arguments[0])));
    server.start();
    writePort(connector.getLocalPort(), Path.of(arguments[1]));
  }

  /// Like its launcher with `-dbPath` and `-sharedDb`.
  private static LocalDynamoDBServerHandler dynamoDb(String folder) throws Exception {
    var inMemory = false;
    var shared = true;
    var delayed = false;
    var noPages = "";
    return new LocalDynamoDBServerHandler(
        new LocalDynamoDBRequestHandler(0, inMemory, folder, shared, delayed), noPages);
  }

  private static void writePort(int port, Path file) throws Exception {
    var partial = file.resolveSibling(file.getFileName() + ".partial");
    Files.writeString(partial, Integer.toString(port));
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
