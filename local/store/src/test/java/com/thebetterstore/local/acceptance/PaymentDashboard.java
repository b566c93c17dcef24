package com.thebetterstore.local.acceptance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
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

  /// Opens a payment page by the provider's API, as the store does.
  URI opensPageFor(String orderId, long minorUnits, StoreAddress store) {
    var item = "line_items[0]";
    var form =
        Map.of(
            "mode",
            "payment",
            "success_url",
            web.toString(),
            "cancel_url",
            web.toString(),
            item + "[quantity]",
            "1",
            item + "[price_data][currency]",
            "nzd",
            item + "[price_data][unit_amount]",
            Long.toString(minorUnits),
            item + "[price_data][product_data][name]",
            "An order",
            "metadata[orderId]",
            orderId,
            "payment_intent_data[metadata][orderId]",
            orderId);
    var body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    var answer =
        browser.post(
            web.resolve("/v1/checkout/sessions"),
            Map.of(
                "Authorization",
                "Bearer " + store.stripeApiKey(),
                "Content-Type",
                "application/x-www-form-urlencoded"),
            body);
    try {
      return URI.create(JSON.readTree(answer.body()).path("url").asText());
    } catch (JsonProcessingException cause) {
      throw new UncheckedIOException(cause);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
