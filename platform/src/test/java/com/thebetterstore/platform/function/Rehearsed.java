package com.thebetterstore.platform.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// Lets functions rehearse where whatever reaches the outside is noticed.
public final class Rehearsed {

  private Rehearsed() {}

  /// Rehearses every event of a function once: each must succeed, and nothing may leave the
  /// process. Then the function must hold nothing that a snapshot must not.
  ///
  /// @param settings the function's own; AWS and Stripe are put where calls of them are seen
  public static void well(
      Function<Map<String, String>, ? extends RehearsedFunction> maker,
      Map<String, String> settings) {
    var calls = new CopyOnWriteArrayList<String>();
    var outside = outside(calls);
    try {
      var function = maker.apply(reaching(outside, settings));

      assertThat(function.rehearse())
          .as("events that %s could not handle in its rehearsal", function.getClass().getName())
          .isEmpty();
      assertThat(calls).as("calls that left the rehearsal").isEmpty();
      assertThat(Held.by(function)).as("held after the rehearsal").isEmpty();
    } finally {
      outside.stop(0);
    }
  }

  private static Map<String, String> reaching(HttpServer outside, Map<String, String> settings) {
    var address = "http://127.0.0.1:" + outside.getAddress().getPort();
    var all = new HashMap<>(settings);
    all.put("AWS_ENDPOINT_URL", address);
    all.replaceAll((name, value) -> name.endsWith("_API_BASE") ? address : value);
    return all;
  }

  private static HttpServer outside(List<String> calls) {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }
}
