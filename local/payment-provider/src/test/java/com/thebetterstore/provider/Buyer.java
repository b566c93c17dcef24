package com.thebetterstore.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;

/// A browser without a screen: follows no redirect by itself.
final class Buyer {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Buyer() {}

  static HttpResponse<String> opens(URI page) {
    return send(HttpRequest.newBuilder(page).GET().build());
  }

  static HttpResponse<String> pays(String url, String number) {
    return submits(url, Map.of("cardNumber", number, "cardExpiry", "12 / 34", "cardCvc", "123"));
  }

  static HttpResponse<String> submits(String url, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field ->
                "%s=%s".formatted(field.getKey(), URLEncoder.encode(field.getValue(), UTF_8)))
            .collect(joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
