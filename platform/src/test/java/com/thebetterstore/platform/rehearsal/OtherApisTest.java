package com.thebetterstore.platform.rehearsal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.platform.log.LogLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherApisTest {

  @Test
  void apis_that_speak_tls_are_found_by_their_settings() {
    var settings =
        Map.of(
            "STRIPE_API_BASE", "https://api.stripe.example",
            "LAPTOP_API_BASE", "http://127.0.0.1:4000/stripe-api",
            "STOREFRONT_URL", "https://shop.example");

    assertThat(OtherApis.in(settings)).containsExactly(URI.create("https://api.stripe.example"));
  }

  @Test
  void who_does_not_speak_tls_or_answer_at_all_holds_nothing_up() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var log = LogLines.listen()) {
      var port = server.getLocalPort();
      var greeted = Thread.startVirtualThread(() -> answerAnything(server));

      OtherApis.greet(List.of(URI.create("https://127.0.0.1:" + port)));

      assertThat(log.texts()).containsExactly("INFO API was not reached before a start");
      greeted.join();
    }
  }

  /// The first bytes of TLS are answered with what is none.
  private static void answerAnything(ServerSocket server) {
    try (var connection = server.accept()) {
      connection.getInputStream().read();
      connection.getOutputStream().write("no TLS here".getBytes(US_ASCII));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }
}
