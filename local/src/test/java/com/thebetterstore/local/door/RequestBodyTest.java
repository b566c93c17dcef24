package com.thebetterstore.local.door;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.local.web.WebServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// A client that sends its whole body before it reads anything, as many do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestBodyTest {

  private static final int LIMIT = 1000;

  /// Far more than the two sockets' buffers hold.
  private static final int VERY_LONG = 32 << 20;

  private static final int PATIENCE_MILLIS = 20_000;

  private final WebServer server = new WebServer(0);

  @BeforeAll
  void start() {
    server.mount("/body", new Reader());
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
      var head = "POST /body HTTP/1.1\r\nHost: localhost\r\n" + lengthHeader + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(US_ASCII));
      body.writeTo(socket.getOutputStream());
      var answer = new InputStreamReader(socket.getInputStream(), US_ASCII);
      return new BufferedReader(answer).readLine();
    }
  }

  private interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private static final class Reader extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      response.setStatus(RequestBody.read(request, LIMIT).isPresent() ? 200 : 413);
      callback.succeeded();
      return true;
    }
  }
}
