package com.thebetterstore.local.bench.cold;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lambda's Runtime API for one process, which gets one event as often as it is wanted (Lambda
/// developer guide, "Using the Lambda runtime API"), and what it asks for a snapshot:
/// `restore/next`.
final class RuntimeApi implements AutoCloseable {

  private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
  private static final int WAIT_SECONDS = 120;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String event;
  private final CompletableFuture<Boolean> asleep = new CompletableFuture<>();
  private final CompletableFuture<Boolean> awake = new CompletableFuture<>();
  private final Semaphore wanted = new Semaphore(1);
  private volatile CompletableFuture<Long> answered = new CompletableFuture<>();

  RuntimeApi(String event) throws IOException {
    this.event = event;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /// Waits until the process has nothing more to do before its first event, or before a restore.
  void awaitSleep() throws IOException {
    await(asleep);
  }

  /// Lets it go on, and waits for the answer to its first event.
  ///
  /// @return when the answer came, by [System#nanoTime]
  long awaitAnswer() throws IOException {
    awake.complete(true);
    return await(answered);
  }

  /// Gives the event again, so many times, and waits for the answers.
  void repeat(int times) throws IOException {
    for (var i = 0; i < times; i++) {
      answered = new CompletableFuture<>();
      wanted.release();
      await(answered);
    }
  }

  private static <T> T await(CompletableFuture<T> future) throws IOException {
    try {
      return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IOException("the function did not answer", failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var sent = exchange.getRequestBody().readAllBytes();
      if (path.endsWith("/restore/next")) {
        asleep.complete(true);
        await(awake);
        exchange.sendResponseHeaders(200, -1);
      } else if (path.endsWith("/next")) {
        next(exchange);
      } else {
        exchange.sendResponseHeaders(202, -1);
        if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
          answered.complete(System.nanoTime());
        } else {
          answered.completeExceptionally(
              new IOException(path + ": " + new String(sent, StandardCharsets.UTF_8)));
          asleep.completeExceptionally(new IOException(path));
        }
      }
    }
  }

  private void next(HttpExchange exchange) throws IOException {
    asleep.complete(true);
    await(awake);
    try {
      // Until it is wanted again, or the process is ended.
      wanted.acquire();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IOException(ended);
    }
    var headers = exchange.getResponseHeaders();
    headers.set("Lambda-Runtime-Aws-Request-Id", "bench");
    headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
    headers.set(
        "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:ap-southeast-2:0:function:bench");
    headers.set(
        "Lambda-Runtime-Trace-Id",
        "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0");
    headers.set("Content-Type", "application/json");
    var body = event.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
