package com.thebetterstore.cloud.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client sent is what a signature was made over.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalPortTest {

  private final WebServer server = new WebServer(0);

  @BeforeAll
  void start() {
    server.mount("/headers", new Echo());
    server.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /// Jetty keeps texts of its own for all of these in its cache of headers.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type: application/json; charset=UTF-8",
        "content-type: application/json;charset=UTF-8",
        "content-type: APPLICATION/JSON",
        "Content-Type: Application/Json; Charset=Utf-8",
        "content-type: TEXT/PLAIN; charset=ISO-8859-1",
        "content-type: text/HTML; charset=utf-8",
        "Connection: Keep-Alive",
        "Accept-Encoding: GZIP",
        "accept-encoding: GZip, Deflate",
        "Accept: TEXT/HTML,*/*;Q=0.8",
        "Accept-Language: EN-us,en;q=0.5",
        "Cache-Control: No-Cache",
        "Pragma: No-Cache",
        "X-Amz-User-Agent: AWS-Amplify/6.22.1 api/1",
      })
  void a_header_comes_in_as_it_was_written(String header) throws IOException {
    var colon = header.indexOf(':');

    assertThat(echoed(header))
        .contains(
            header.substring(0, colon).toLowerCase(Locale.ROOT) + header.substring(colon) + "\n");
  }

  private String echoed(String header) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      var request = "GET /headers HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  private static final class Echo extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      var all = new StringBuilder();
      request
          .getHeaders()
          .forEach(field -> all.append(field.getLowerCaseName() + ": " + field.getValue() + "\n"));
      Content.Sink.write(response, true, all.toString(), callback);
      return true;
    }
  }
}
