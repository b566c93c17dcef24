package com.thebetterstore.local.bench.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebetterstore.cloud.aws.AwsAnswer;
import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.process.Children;
import com.thebetterstore.cloud.table.DynamoDbProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/// DynamoDB Local behind a meter: every request of a store that is told to use it says what it
/// consumed, and is counted. Requests for streams are not.
final class MeteredDynamoDb implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SERVICE = "DynamoDB_20120810.";
  private static final String TYPE = "application/x-amz-json-1.0";
  private static final int OK = 200;
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private final Children children;
  private final DynamoDbProcess engine;
  private final HttpServer door;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Consumption> consumed = new AtomicReference<>(Consumption.NOTHING);

  private MeteredDynamoDb(Children children, DynamoDbProcess engine, HttpServer door) {
    this.children = children;
    this.engine = engine;
    this.door = door;
    door.setExecutor(callers);
    door.createContext("/", this::pass);
    door.start();
  }

  /// Starts one with its tables in a folder.
  ///
  /// @param checkout the root of the source tree, where the build left the engine
  static MeteredDynamoDb start(Path checkout, Path folder) throws IOException {
    var children = new Children(Files.createDirectories(folder.resolve("run")));
    var engine =
        DynamoDbProcess.start(
            checkout.resolve("local/dynamodb-local/target/lib"),
            folder.resolve("tables"),
            folder.resolve("scratch"),
            DataFolderKey.keptIn(folder, new SecureRandom()),
            folder.resolve("dynamodb.log"),
            children);
    var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new MeteredDynamoDb(children, engine, HttpServer.create(here, 0));
  }

  /// Where the store finds it.
  URI endpoint() {
    return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
  }

  /// All that was asked so far.
  Consumption consumed() {
    return consumed.get();
  }

  /// Asks the engine itself, without counting.
  JsonNode ask(String operation, JsonNode input) throws IOException {
    var headers =
        Map.of(
            "x-amz-target",
            SERVICE + operation,
            "content-type",
            TYPE,
            "authorization",
            "AWS4-HMAC-SHA256 Credential=local/20260101/ap-southeast-2/dynamodb/aws4_request,"
                + " SignedHeaders=host, Signature=0",
            "x-amz-date",
            "20260101T000000Z");
    var answer =
        engine.serve(new AwsRequest("POST", "/", "", headers, JSON.writeValueAsBytes(input)));
    if (answer.status() != OK) {
      throw new IOException(operation + ": " + JSON.readTree(answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      var address = exchange.getRequestURI();
      var query = address.getRawQuery() == null ? "" : address.getRawQuery();
      var body = exchange.getRequestBody().readAllBytes();
      var answer =
          metered(
              new AwsRequest(
                  exchange.getRequestMethod(), address.getRawPath(), query, headers, body));
      answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
      exchange.getResponseHeaders().remove("Content-Length");
      exchange.getResponseHeaders().remove("Transfer-Encoding");
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private AwsAnswer metered(AwsRequest request) throws IOException {
    var isRead = READS.contains(request.operation());
    if (!request.header("x-amz-target").orElse("").startsWith(SERVICE)
        || !(isRead || WRITES.contains(request.operation()))) {
      return engine.serve(request);
    }
    var asked = (ObjectNode) JSON.readTree(request.body());
    asked.put("ReturnConsumedCapacity", "TOTAL");
    var answer =
        engine.serve(
            new AwsRequest(
                request.method(),
                request.path(),
                request.query(),
                request.headers(),
                JSON.writeValueAsBytes(asked)));
    var units = units(JSON.readTree(answer.body()).path("ConsumedCapacity"));
    var more = new Consumption(1, isRead ? units : 0, isRead ? 0 : units);
    consumed.accumulateAndGet(more, Consumption::plus);
    return answer;
  }

  /// Of one table, or of a list of them.
  private static double units(JsonNode capacity) {
    return capacity.isArray()
        ? capacity.valueStream().mapToDouble(MeteredDynamoDb::units).sum()
        : capacity.path("CapacityUnits").asDouble();
  }

  @Override
  public void close() {
    door.stop(0);
    callers.close();
    engine.close();
    children.close();
  }
}
