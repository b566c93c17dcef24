package com.thebetterstore.local.buyer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// The store's GraphQL API over HTTP: with the storefront's API key, or as somebody who has signed
/// in.
public final class ShopApi {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Browser browser;
  private final URI endpoint;
  private final Supplier<Map<String, String>> caller;

  public ShopApi(Browser browser, URI endpoint, String apiKey) {
    this(browser, endpoint, () -> Map.of("x-api-key", apiKey));
  }

  private ShopApi(Browser browser, URI endpoint, Supplier<Map<String, String>> caller) {
    this.browser = browser;
    this.endpoint = endpoint;
    this.caller = caller;
  }

  /// The API as it is for whoever has these tokens of the user pool.
  ///
  /// @param tokens gives one that has not expired
  public static ShopApi signedIn(Browser browser, URI endpoint, Supplier<String> tokens) {
    return new ShopApi(browser, endpoint, () -> Map.of("Authorization", tokens.get()));
  }

  /// The API reported errors instead of an answer.
  public static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(String message) {
      super(message);
    }
  }

  /// The whole answer: the HTTP status, and the body with `data` and `errors`.
  public record Reply(int status, JsonNode body) {}

  /// Sends one operation and gives the answer as it is.
  public Reply send(String document, Map<String, ?> variables) {
    try {
      var request = JSON.writeValueAsString(Map.of("query", document, "variables", variables));
      var headers = new HashMap<>(caller.get());
      headers.put("Content-Type", "application/json");
      var answer = browser.post(endpoint, headers, request);
      return new Reply(answer.status(), JSON.readTree(answer.body()));
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException("the API's answer is not JSON", cause);
    }
  }

  /// Sends one operation with one root field and gives what that field holds.
  public JsonNode ask(String document, Map<String, ?> variables) {
    var reply = send(document, variables);
    if (reply.body().path("errors").size() > 0 || !reply.body().has("data")) {
      throw new Failed("status %d: %s".formatted(reply.status(), reply.body()));
    }
    return reply.body().path("data").elements().next();
  }
}
