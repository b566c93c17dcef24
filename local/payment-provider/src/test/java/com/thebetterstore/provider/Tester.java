package com.thebetterstore.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// Somebody at the provider's dashboard, by its API.
record Tester(URI base) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> AS_JSON = Map.of("Content-Type", "application/json");

  /// Does something that is not refused.
  JsonNode does(String action, String body) {
    var answer = tries(action, body, AS_JSON);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(action + " answered " + answer.body());
    }
    return json(answer.body());
  }

  /// Tries something that may be refused.
  HttpResponse<String> tries(String action, String body) {
    return tries(action, body, AS_JSON);
  }

  HttpResponse<String> tries(String action, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(base.resolve("/pay/dashboard/api/" + action))
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  /// What the dashboard shows.
  JsonNode sees() {
    return json(send(HttpRequest.newBuilder(base.resolve("/pay/dashboard/api")).build()).body());
  }

  HttpResponse<String> opens(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).build());
  }

  /// The only payment there is.
  JsonNode payment() {
    var payments = sees().path("payments");
    if (payments.size() != 1) {
      throw new IllegalStateException("there are %d payments".formatted(payments.size()));
    }
    return payments.get(0);
  }

  String paymentId() {
    return payment().path("id").asText();
  }

  /// Oldest first.
  List<String> eventTypes() {
    return StreamSupport.stream(sees().path("events").spliterator(), false)
        .map(event -> event.path("type").asText())
        .toList()
        .reversed();
  }

  /// How many deliveries the endpoint has not taken yet.
  int waiting() {
    return sees().path("webhooks").path("waiting").asInt();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException cause) {
      throw new UncheckedIOException(cause);
    }
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
