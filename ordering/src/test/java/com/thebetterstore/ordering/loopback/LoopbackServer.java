package com.thebetterstore.ordering.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// An HTTP server on this machine that answers what the test tells it to, and remembers what it was
/// asked.
public final class LoopbackServer implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, Deque<Answer>> answers = new HashMap<>();
  private final List<Request> requests = new ArrayList<>();

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /// What was asked.
  ///
  /// @param headers by their names in lower case
  public record Request(
      String method, String path, String query, Map<String, String> headers, String body) {

    /// `POST /v1/refunds`
    public String call() {
      return method + " " + path;
    }

    public String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /// The body, read as an HTML form.
    public Map<String, String> form() {
      return pairs(body);
    }

    public Map<String, String> parameters() {
      return pairs(query);
    }

    private static Map<String, String> pairs(String encoded) {
      var pairs = new TreeMap<String, String>();
      Arrays.stream(encoded.split("&"))
          .filter(pair -> !pair.isEmpty())
          .map(pair -> pair.split("=", 2))
          .forEach(pair -> pairs.put(decoded(pair[0]), decoded(pair[1])));
      return pairs;
    }

    private static String decoded(String text) {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
  }

  /// What is answered.
  public record Answer(int status, Map<String, String> headers, String body) {

    /// The connection ends without an answer.
    public static final Answer NONE = new Answer(0, Map.of(), "");

    public static Answer json(int status, String body) {
      return new Answer(status, Map.of("Content-Type", "application/json"), body);
    }
  }

  public static LoopbackServer start() {
    try {
      var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var server = new LoopbackServer(http);
      http.createContext("/", server::handle);
      http.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot listen on this machine", failed);
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// Answers this call so from now on: one answer after the other, the last one for ever.
  public synchronized void on(String call, Answer... inTurn) {
    answers.put(call, new ArrayDeque<>(List.of(inTurn)));
  }

  /// All requests so far, oldest first.
  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /// All requests of this call so far, oldest first.
  public List<Request> requests(String call) {
    return requests().stream().filter(request -> request.call().equals(call)).toList();
  }

  /// The only request so far.
  public Request request() {
    var all = requests();
    if (all.size() != 1) {
      throw new AssertionError("not one request but " + all);
    }
    return all.getFirst();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(read(exchange));
      if (answer.equals(Answer.NONE)) {
        return;
      }
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      var body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private synchronized Answer answer(Request request) {
    requests.add(request);
    var given = answers.get(request.call());
    if (given == null) {
      return Answer.json(501, "{\"error\": {\"message\": \"the test has no answer to this\"}}");
    }
    return given.size() > 1 ? given.removeFirst() : given.getFirst();
  }

  private static Request read(HttpExchange exchange) throws IOException {
    var headers = new HashMap<String, String>();
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> headers.put(lower(name), String.join(", ", values)));
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
        Map.copyOf(headers),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
