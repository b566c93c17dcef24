package com.thebetterstore.local.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

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
    server.mount("/", StaticFiles.in(root.resolve("shop")));
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

  @Test
  void pages_talk_to_their_own_store_alone_and_stand_in_no_other_page() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: localhost:4000\r\nConnection: close\r\n\r\n"))
        .contains(
            "connect-src 'self' ws://localhost:4000;",
            "frame-ancestors 'none'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy: no-referrer");
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
  void a_missing_folder_is_named() {
    assertThatThrownBy(() -> StaticFiles.in(root.resolve("gone")))
        .hasMessageContaining("there is no folder");
  }
}
