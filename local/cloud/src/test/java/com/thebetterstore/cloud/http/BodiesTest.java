package com.thebetterstore.cloud.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Clients that send their whole body before they read anything, as many do, and clients that do
/// not come to an end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesTest {

  private static final int LIMIT = 1000;

  private static final int TOGETHER = 3 * LIMIT;

  /// Far more than the two sockets' buffers hold.
  private static final int VERY_LONG = 32 << 20;

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int DROP_EVERY_MILLIS = 50;

  private final WebServer server = new WebServer(0);

  @BeforeAll
  void start() {
    server.mount("/body", new Reader(new Bodies(LIMIT, TOGETHER)));
    server.mount("/hasty", new Reader(new Bodies(LIMIT, TOGETHER, Duration.ofMillis(300))));
    server.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_body_at_the_limit_is_read() throws IOException {
    assertThat(post("Content-Length: " + LIMIT, body(LIMIT))).isEqualTo("HTTP/1.1 200 OK");
    assertThat(post("Transfer-Encoding: chunked", oneChunk(LIMIT))).isEqualTo("HTTP/1.1 200 OK");
  }

  @Test
  void a_body_over_the_limit_is_not_read() throws IOException {
    assertThat(post("Content-Length: " + (LIMIT + 1), body(LIMIT + 1))).startsWith("HTTP/1.1 413");
    assertThat(post("Transfer-Encoding: chunked", oneChunk(LIMIT + 1))).startsWith("HTTP/1.1 413");
  }

  @Test
  void a_client_that_is_still_sending_gets_the_answer() throws IOException {
    assertThat(post("Content-Length: " + VERY_LONG, body(VERY_LONG))).startsWith("HTTP/1.1 413");
    assertThat(post("Transfer-Encoding: chunked", oneChunk(VERY_LONG))).startsWith("HTTP/1.1 413");
  }

  private static Body body(int length) {
    return out -> out.write(new byte[length]);
  }

  private static Body oneChunk(int length) {
    return out -> {
      out.write((Integer.toHexString(length) + "\r\n").getBytes(US_ASCII));
      out.write(new byte[length]);
      out.write("\r\n0\r\n\r\n".getBytes(US_ASCII));
    };
  }

  /// The first line of the answer.
  private String post(String lengthHeader, Body body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head("/body", lengthHeader));
      body.writeTo(socket.getOutputStream());
      var answer = new InputStreamReader(socket.getInputStream(), US_ASCII);
      return new BufferedReader(answer).readLine();
    }
  }

  private interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  @Test
  void bodies_that_do_not_end_leave_no_room_for_others_until_their_clients_are_gone()
      throws IOException {
    try (var first = unfinished();
        var second = unfinished();
        var third = unfinished()) {
      Eventually.holds("there is no room", () -> post(LIMIT / 2).startsWith("HTTP/1.1 503"));
      assertThat(answer("/body", "Content-Length: 500", body(500))).contains("Retry-After: 1");
      assertThat(List.of(first, second, third)).noneMatch(Socket::isClosed);
    }
    Eventually.holds("there is room again", () -> post(LIMIT).equals("HTTP/1.1 200 OK"));
  }

  /// All but its last byte.
  private Socket unfinished() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.getOutputStream().write(head("/body", "Content-Length: " + LIMIT));
    socket.getOutputStream().write(new byte[LIMIT - 1]);
    return socket;
  }

  private String post(int length) {
    try {
      return post("Content-Length: " + length, body(length));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void a_body_that_comes_in_drops_is_given_up() throws IOException {
    var answer = dripping("/hasty", "Content-Length: " + LIMIT, "x");

    assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close");
  }

  @Test
  void a_head_that_comes_in_drops_is_given_up() throws Exception {
    var hasty = new Server();
    var connector = new ServerConnector(hasty);
    connector.addBean(new SlowHeads(connector, Duration.ofMillis(300)));
    hasty.addConnector(connector);
    hasty.start();
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n".getBytes(US_ASCII));
      assertThat(drip(socket, "x-more: x\r\n")).isEmpty();
    } finally {
      hasty.stop();
    }
  }

  @Test
  void an_answer_does_not_wait_for_the_rest_of_a_body_that_is_not_wanted() throws IOException {
    assertThat(answer("/body", "Content-Length: " + VERY_LONG, body(1))).startsWith("HTTP/1.1 413");
  }

  private String dripping(String path, String lengthHeader, String drop) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(head(path, lengthHeader));
      return drip(socket, drop);
    }
  }

  /// Sends drop after drop until there is an answer or the end; what came.
  private static String drip(Socket socket, String drop) throws IOException {
    socket.setSoTimeout(DROP_EVERY_MILLIS);
    for (var drops = 0; drops < PATIENCE_MILLIS / DROP_EVERY_MILLIS; drops++) {
      try {
        var buffer = new byte[LIMIT];
        var length = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(0, length), US_ASCII);
      } catch (SocketTimeoutException nothingYet) {
        socket.getOutputStream().write(drop.getBytes(US_ASCII));
      }
    }
    throw new AssertionError("it goes on for ever");
  }

  private String answer(String path, String lengthHeader, Body body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(head(path, lengthHeader));
      body.writeTo(socket.getOutputStream());
      var buffer = new byte[LIMIT];
      var length = socket.getInputStream().read(buffer);
      return new String(buffer, 0, Math.max(0, length), US_ASCII);
    }
  }

  private static byte[] head(String path, String lengthHeader) {
    return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + lengthHeader + "\r\n\r\n")
        .getBytes(US_ASCII);
  }

  private static final class Reader extends Handler.Abstract {

    private final Bodies bodies;

    Reader(Bodies bodies) {
      this.bodies = bodies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      switch (bodies.read(request)) {
        case Bodies.Whole _ -> callback.succeeded();
        case Bodies.Refused refused -> {
          response.setStatus(refused.status());
          refused.explain(response);
          Content.Sink.write(response, true, "no", bodies.thenRest(request, callback));
        }
      }
      return true;
    }
  }
}
