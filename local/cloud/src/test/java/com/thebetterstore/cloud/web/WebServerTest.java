package com.thebetterstore.cloud.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.thebetterstore.cloud.http.Bodies;
import com.thebetterstore.cloud.http.HttpAnswer;
import com.thebetterstore.cloud.http.HttpCallHandler;
import com.thebetterstore.cloud.web.SiteDelivery.Behaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class WebServerTest {

  private static final Map<String, String> HEADERS =
      Map.of("X-Content-Type-Options", "nosniff", "Cache-Control", "no-cache");
  private static final SiteDelivery FILES_ONLY = SiteDelivery.of(HEADERS);
  private static final SiteDelivery PAGES = new SiteDelivery(FILES_ONLY.behaviours(), true);

  @TempDir private Path root;

  private WebServer server = new WebServer(0);

  @BeforeEach
  void serve() throws IOException {
    var shop = Files.createDirectories(root.resolve("shop/assets"));
    Files.writeString(root.resolve("secret.txt"), "SECRET");
    Files.writeString(shop.resolveSibling("index.html"), "<p>HOME</p>");
    Files.writeString(shop.resolve("shop.js"), "// SCRIPT");
    Files.createSymbolicLink(shop.resolve("link.txt"), root.resolve("secret.txt"));
    server = new WebServer(0);
    server.mount("/", StaticFiles.in(root.resolve("shop"), FILES_ONLY));
    server.mount("/fixed", FixedAnswer.text("text/plain", "FIXED", Map.of("X-More", "yes")));
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /// Sends a path as it is, which a proper client would tidy first.
  private String get(String path) throws IOException {
    return raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  private String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), US_ASCII);
    }
  }

  @Test
  void files_are_served_with_their_type() throws IOException {
    assertThat(get("/")).startsWith("HTTP/1.1 200").contains("HOME", "Content-Type: text/html");
    assertThat(get("/assets/shop.js"))
        .contains("SCRIPT", "Content-Type: text/javascript", "nosniff", "no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cart", "/p/KIT-1001/stoneware-mug", "/c/Caf%C3%A9", "/checkout?step=x"})
  void a_path_without_a_file_is_a_page_where_the_site_has_pages(String path) throws IOException {
    assertThat(get(path)).startsWith("HTTP/1.1 404");

    server.close();
    server = new WebServer(0);
    server.mount("/", StaticFiles.in(root.resolve("shop"), PAGES));
    server.start();

    assertThat(get(path)).startsWith("HTTP/1.1 200").contains("HOME", "no-cache", "text/html");
    assertThat(get("/missing.js")).startsWith("HTTP/1.1 404");
    assertThat(get("/assets/shop.js")).contains("SCRIPT");
    assertThat(get("/assets/%2e%2e/%2e%2e/secret.txt")).doesNotContain("SECRET");
  }

  @Test
  void files_are_compressed_where_the_site_says_so_for_whoever_takes_it() throws IOException {
    Files.writeString(root.resolve("shop/assets/shop.js"), "// SCRIPT ".repeat(200));
    stop();
    server = new WebServer(0);
    var assets = new Behaviour("/assets/*", HEADERS, true);
    var others = new Behaviour("*", HEADERS, false);
    var delivery = new SiteDelivery(List.of(assets, others), true);
    Files.writeString(root.resolve("shop/index.html"), "<p>HOME</p>".repeat(200));
    server.mount("/", StaticFiles.in(root.resolve("shop"), delivery));
    server.start();

    assertThat(getCompressed("/assets/shop.js"))
        .startsWith("HTTP/1.1 200")
        .contains("Content-Encoding: gzip", "no-cache")
        .doesNotContain("SCRIPT");
    assertThat(get("/assets/shop.js")).contains("SCRIPT").doesNotContain("Content-Encoding");
    assertThat(getCompressed("/")).contains("HOME").doesNotContain("Content-Encoding");
  }

  private String getCompressed(String path) throws IOException {
    return raw(
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
            .formatted(path));
  }

  @Test
  void graphiql_stands_in_no_other_page() throws IOException {
    Graphiql.mount(server::mount);

    assertThat(get("/graphiql")).startsWith("HTTP/1.1 200").contains("frame-ancestors 'none'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/assets/../../secret.txt",
        "/assets/%2e%2e/%2e%2e/secret.txt",
        "/assets/..;/..;/secret.txt",
        "/..%5csecret.txt",
        "/assets/link.txt",
        "//secret.txt",
        "/secret.txt%00.js",
      })
  void nothing_outside_the_folder_is_served(String path) throws IOException {
    assertThat(get(path)).doesNotContain("SECRET").doesNotStartWith("HTTP/1.1 200");
  }

  @Test
  void folders_are_not_listed_and_unknown_paths_are_told_plainly() throws IOException {
    assertThat(get("/assets/")).doesNotContain("shop.js").doesNotStartWith("HTTP/1.1 200");
    assertThat(get("/nothing")).startsWith("HTTP/1.1 404").endsWith("404 Not Found\n");
    assertThat(get("/nothing")).doesNotContainIgnoringCase("jetty");
  }

  @Test
  void a_fixed_answer_is_for_reading_only() throws IOException {
    assertThat(get("/fixed")).contains("FIXED", "X-More: yes");
    assertThat(raw("DELETE /fixed HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
  }

  @Test
  void a_request_for_another_host_is_refused() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
    assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1:4000\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/door/%zz",
        "/door/%",
        "/door/a%2",
        "/door/%c3%28",
        "/door?to=%zz",
        "/door?to=%",
        "/door?to=%ff",
        "/door?%g1=x",
        "/fixed?x=%zz",
        "/assets/%zz",
        "/assets/shop.js?%",
        "/index.html?x=%ed%a0%80"
      })
  void a_malformed_address_is_refused_in_one_line_and_not_logged(String path) throws IOException {
    server.mount(
        "/door/*",
        new HttpCallHandler(
            new Bodies(1000, 1000), call -> HttpAnswer.of(200, "text/plain", "IN " + call)));

    var logged = logged(() -> assertThat(get(path)).startsWith("HTTP/1.1 400").contains("\n400 "));

    assertThat(logged).isEmpty();
  }

  @Test
  void a_well_encoded_address_is_read() throws IOException {
    server.mount(
        "/door/*",
        new HttpCallHandler(
            new Bodies(1000, 1000),
            call -> HttpAnswer.of(200, "text/plain", call.segments() + " " + call.query())));

    assertThat(get("/door/a+b%2Bc%20d?to=kia%2Bora%40example.nz+%E2%9C%93"))
        .contains("[door, a+b+c d] to=kia%2Bora%40example.nz+%E2%9C%93");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 1000\r\n\r\nbegun",
        "Transfer-Encoding: chunked\r\n\r\n10\r\nbegun"
      })
  void an_upload_that_breaks_off_is_not_logged(String begun) throws IOException {
    var read = new CountDownLatch(1);
    server.mount(
        "/upload",
        new Handler.Wrapper(
            new HttpCallHandler(
                new Bodies(10_000, 10_000),
                _ -> {
                  throw new AssertionError("read to its end");
                })) {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws Exception {
            try {
              return super.handle(request, response, callback);
            } finally {
              read.countDown();
            }
          }
        });

    var logged =
        logged(() -> {
          try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var request = "POST /upload HTTP/1.1\r\nHost: localhost\r\n" + begun;
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            socket.getOutputStream().flush();
            // The next close resets the connection.
            socket.setSoLinger(begun.startsWith("Content"), 0);
          }
          assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
          server.close();
        });

    assertThat(logged).isEmpty();
  }

  /// What is logged above the level of mere information while this is done.
  private static List<ILoggingEvent> logged(Work work) throws IOException {
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var appender = new ListAppender<ILoggingEvent>();
    appender.start();
    root.addAppender(appender);
    try {
      work.run();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      root.detachAppender(appender);
    }
    return appender.list.stream()
        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
        .toList();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  @Test
  void a_port_that_is_taken_is_named() {
    try (var second = new WebServer(server.port())) {
      assertThatThrownBy(second::start)
          .isInstanceOf(WebServer.PortInUse.class)
          .hasMessageContaining("Port " + server.port() + " is in use");
    }
  }

  @Test
  void a_closed_server_frees_its_port() {
    var port = server.port();
    server.close();

    try (var second = new WebServer(port)) {
      second.start();
      assertThat(second.port()).isEqualTo(port);
    }
  }

  @Test
  void what_is_being_answered_at_a_stop_is_answered_though_others_have_gone() throws Exception {
    var isAsked = new CountDownLatch(1);
    var mayAnswer = new CountDownLatch(1);
    try (var slow = new WebServer(0)) {
      slow.mount(
          "/slow",
          new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback)
                throws InterruptedException {
              isAsked.countDown();
              mayAnswer.await();
              response.setStatus(200);
              callback.succeeded();
              return true;
            }
          });
      slow.start();
      var client = HttpClient.newHttpClient();
      var request = HttpRequest.newBuilder(slow.uri().resolve("/slow")).build();
      var answer = client.sendAsync(request, BodyHandlers.discarding());
      isAsked.await();
      try (var unused = new Socket(InetAddress.getLoopbackAddress(), slow.port())) {
        unused
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
        assertThat(unused.getInputStream().read()).isEqualTo('H');
        var stop = Thread.startVirtualThread(slow::close);
        // The unused connection ends, and not yet the other.
        unused.getInputStream().readAllBytes();
        mayAnswer.countDown();
        stop.join();
      }
      assertThat(answer.join().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> StaticFiles.in(root.resolve("gone"), FILES_ONLY))
        .hasMessageContaining("there is no folder");
  }
}
