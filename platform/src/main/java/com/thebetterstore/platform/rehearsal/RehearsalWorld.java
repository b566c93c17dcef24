package com.thebetterstore.platform.rehearsal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// All that a function reaches while it rehearses: an HTTP server in the same process, in place of
/// AWS and of whom else it calls. It takes whatever is written or sent. Items that are put can be
/// read until [#begin], and nothing else is kept.
///
/// Its file has three members, each of which may be missing: `secret`, the text of every secret;
/// `items`, what is in the tables, as DynamoDB writes items; and `answers`, by method and path, of
/// others than AWS. Without them its tables are empty and its answers `{}`.
final class RehearsalWorld implements AutoCloseable {

  private static final String TARGET = "X-Amz-Target";
  private static final String KEY = "/pk/S";
  private static final int OK = 200;
  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final JsonNode file;
  private final Map<String, JsonNode> items = new HashMap<>();
  private final Map<String, JsonNode> put = new ConcurrentHashMap<>();

  private RehearsalWorld(HttpServer server, JsonNode file) {
    this.server = server;
    this.file = file;
    file.path("items").forEach(item -> items.put(item.at(KEY).asText(), item));
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  /// @param file what there is in it
  static RehearsalWorld of(JsonNode file) {
    try {
      var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      return new RehearsalWorld(HttpServer.create(anyPort, 0), file);
    } catch (IOException noPort) {
      throw new UncheckedIOException("no port for a rehearsal", noPort);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// It is as its file says again.
  void begin() {
    put.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var target = exchange.getRequestHeaders().getFirst(TARGET);
      var path = exchange.getRequestURI().getPath();
      var method = exchange.getRequestMethod();
      var answer =
          target == null
              ? file.path("answers").path(method + " " + path).deepCopy()
              : operation(target.substring(target.indexOf('.') + 1), Json.mapper().readTree(asked));
      var body =
          (answer.isMissingNode() ? "{}" : answer.toString()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (target == null) {
        // Clients other than AWS's have pools that nobody closes.
        exchange.getResponseHeaders().set("Connection", "close");
      }
      if (method.equals("HEAD")) {
        exchange.sendResponseHeaders(OK, NO_BODY);
      } else {
        exchange.sendResponseHeaders(OK, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private JsonNode operation(String name, JsonNode asked) {
    var answer = JsonNodeFactory.instance.objectNode();
    switch (name) {
      case "GetItem" -> item(asked.path("Key")).ifPresent(found -> answer.set("Item", found));
      case "PutItem" -> put(asked);
      case "TransactWriteItems" ->
          asked.path("TransactItems").forEach(write -> put(write.path("Put")));
      case "BatchGetItem" -> batch(asked.path("RequestItems"), answer.putObject("Responses"));
      case "GetSecretValue" -> answer.put("SecretString", file.path("secret").asText("rehearsal"));
      case "PutEvents" -> {
        var entries = answer.put("FailedEntryCount", 0).putArray("Entries");
        asked.path("Entries").forEach(_ -> entries.addObject().put("EventId", "rehearsal"));
      }
      default -> answer.put("Count", 0);
    }
    return answer;
  }

  private Optional<JsonNode> item(JsonNode key) {
    var name = key.at(KEY).asText();
    return Optional.ofNullable(put.get(name)).or(() -> Optional.ofNullable(items.get(name)));
  }

  private void put(JsonNode write) {
    if (write.has("Item")) {
      put.put(write.path("Item").at(KEY).asText(), write.path("Item"));
    }
  }

  private void batch(JsonNode asked, ObjectNode responses) {
    asked
        .properties()
        .forEach(table -> {
          var found = responses.putArray(table.getKey());
          table.getValue().path("Keys").forEach(key -> item(key).ifPresent(found::add));
        });
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
