package com.thebetterstore.local.buyer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BrowserTest {

  /// Elsewhere 127.0.0.1 is the only address of its kind.
  @Test
  @EnabledOnOs(OS.LINUX)
  void many_buyers_come_to_127_0_0_1_from_as_many_addresses() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var client = exchange.getRemoteAddress().getAddress().getHostAddress();
          var answer = client.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try {
      var addresses = new LoopbackAddresses(new Random(1));
      var page = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      var seen = new HashSet<String>();
      for (var buyer = 0; buyer < 20; buyer++) {
        var address = addresses.next();

        var answer = Browser.at(address).open(page).body();

        assertThat(answer).isEqualTo(address.getHostAddress()).startsWith("127.");
        seen.add(answer);
      }
      assertThat(seen).hasSize(20).doesNotContain("127.0.0.1");
    } finally {
      server.stop(0);
    }
  }
}
