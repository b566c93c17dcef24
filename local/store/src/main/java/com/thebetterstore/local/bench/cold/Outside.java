package com.thebetterstore.local.bench.cold;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// AWS and Stripe, as far as one event needs them: an HTTPS server that has the rows of
/// `rehearsal/world.json` and takes whatever is written.
final class Outside implements AutoCloseable {

  static final String PASSWORD = "benchbench";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile JsonNode world = JSON.createObjectNode();

  private Outside(HttpsServer server) {
    this.server = server;
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /// @param keys where its key and certificate are kept
  static Outside open(Path keys) throws IOException {
    try {
      if (Files.notExists(keys)) {
        make(keys);
      }
      var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
      var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, PASSWORD.toCharArray());
      var tls = SSLContext.getInstance("TLS");
      tls.init(managers.getKeyManagers(), null, null);
      var server =
          HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new Outside(server);
    } catch (GeneralSecurityException unusable) {
      throw new IOException("cannot serve TLS", unusable);
    }
  }

  private static void make(Path keys) throws IOException {
    run(
        "-genkeypair",
        "-alias",
        "outside",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost",
        "-validity",
        "3650",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD);
    run(
        "-exportcert",
        "-rfc",
        "-alias",
        "outside",
        "-keystore",
        keys.toString(),
        "-storepass",
        PASSWORD,
        "-file",
        keys + ".pem");
  }

  private static void run(String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  /// From now on it has these rows and answers.
  void become(JsonNode other) {
    world = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = exchange.getRequestBody().readAllBytes();
      var target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      var answer =
          target == null
              ? world
                  .path("answers")
                  .path(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath())
              : operation(target.substring(target.indexOf('.') + 1), JSON.readTree(asked));
      var body =
          (answer.isMissingNode() ? "{}" : answer.toString()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          200, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
      if (!exchange.getRequestMethod().equals("HEAD")) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private JsonNode operation(String name, JsonNode asked) {
    var answer = JSON.createObjectNode();
    switch (name) {
      case "GetItem" -> {
        var found = item(asked.path("Key"));
        if (!found.isMissingNode()) {
          answer.set("Item", found);
        }
      }
      case "BatchGetItem" -> {
        var tables = answer.putObject("Responses");
        asked
            .path("RequestItems")
            .properties()
            .forEach(table -> {
              var found = tables.putArray(table.getKey());
              for (var key : table.getValue().path("Keys")) {
                if (!item(key).isMissingNode()) {
                  found.add(item(key));
                }
              }
            });
      }
      case "GetSecretValue" -> answer.put("SecretString", world.path("secret").asText("bench"));
      case "PutEvents" -> {
        var entries = answer.put("FailedEntryCount", 0).putArray("Entries");
        asked.path("Entries").forEach(_ -> entries.addObject().put("EventId", "bench"));
      }
      default -> answer.put("Count", 0);
    }
    return answer;
  }

  private JsonNode item(JsonNode key) {
    for (var item : world.path("items")) {
      if (item.path("pk").equals(key.path("pk"))) {
        return item;
      }
    }
    return MissingNode.getInstance();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
