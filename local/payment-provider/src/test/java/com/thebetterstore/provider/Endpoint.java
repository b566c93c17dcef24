package com.thebetterstore.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/// A merchant's webhook endpoint that verifies with the real library.
final class Endpoint implements AutoCloseable {
  private final HttpServer server;
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedQueue<Integer> refusals = new ConcurrentLinkedQueue<>();

  Endpoint(String secret) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
    server.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          var signature = exchange.getRequestHeaders().getFirst("Stripe-Signature");
          var refusal = refusals.poll();
          exchange.sendResponseHeaders(
              refusal == null ? receive(body, signature, secret) : refusal, -1);
          exchange.close();
        });
    server.start();
  }

  private int receive(String body, String signature, String secret) {
    try {
      events.add(Webhook.constructEvent(body, signature, secret));
      return 200;
    } catch (SignatureVerificationException forged) {
      return 400;
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:%d/webhook".formatted(server.getAddress().getPort()));
  }

  void refuseNext(int status) {
    refusals.add(status);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  List<String> types() {
    return events.stream().map(Event::getType).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
