package com.thebetterstore.local.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.buyer.Browser;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The payment provider's dashboard, used by its API as a tester uses its page.
record PaymentDashboard(Browser browser, URI web) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// Does something there.
  ///
  /// @param action such as `webhooks/hold`
  /// @param body a JSON object
  void does(String action, String body) {
    var answer =
        browser.post(
            web.resolve("/pay/dashboard/api/" + action),
            Map.of("Content-Type", "application/json"),
            body);
    if (answer.status() != 200) {
      throw new IllegalStateException(action + " answered " + answer.body());
    }
  }

  /// What it shows.
  JsonNode shows() {
    try {
      return JSON.readTree(browser.open(web.resolve("/pay/dashboard/api")).body());
    } catch (JsonProcessingException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  /// The payments of an order, newest first.
  Stream<JsonNode> paymentsOf(String orderId) {
    return StreamSupport.stream(shows().path("payments").spliterator(), false)
        .filter(payment -> payment.path("order").asText().equals(orderId));
  }

  /// The only payment of an order.
  JsonNode paymentOf(String orderId) {
    return paymentsOf(orderId)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody has paid order " + orderId));
  }
}
