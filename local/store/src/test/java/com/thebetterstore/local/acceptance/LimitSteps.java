package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/// Requests that ask for too much, or too often.
public final class LimitSteps {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PRODUCT = "products(first: 1) { edges { node { id } } }";

  private static final String RECEIPT =
      "mutation { orderReceiptResend(orderId: \"ord_none\", idempotencyKey: \"receipt-again-0001\") { accepted } }";

  private final List<HttpResponse<String>> answers = new ArrayList<>();

  private static HttpResponse<String> ask(HttpClient client, String query)
      throws IOException, InterruptedException {
    var store = RunningStore.address();
    return client.send(
        HttpRequest.newBuilder(store.graphql())
            .header("content-type", "application/json")
            .header("x-api-key", store.apiKey())
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(Map.of("query", query))))
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> ask(String query) throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      return ask(client, query);
    }
  }

  private JsonNode answer() throws IOException {
    return JSON.readTree(answers.getLast().body());
  }

  /// Linux has all of 127.0.0.0/8, other systems one address of it.
  @When("somebody at an address of their own asks for mail {int} times")
  public void asksForMail(int times) throws IOException, InterruptedException {
    Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux"));
    try (var client =
        HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.7.29")).build()) {
      for (var i = 0; i < times; i++) {
        answers.add(ask(client, RECEIPT));
      }
    }
  }

  @Then("{int} requests are answered and {int} are told to wait")
  public void answered(int first, int rest) throws IOException {
    assertThat(answers.subList(0, first)).allMatch(answer -> answer.statusCode() == 200);
    assertThat(answers.subList(first, answers.size()))
        .hasSize(rest)
        .allMatch(answer -> answer.statusCode() == 429)
        .allMatch(answer -> answer.headers().firstValue("retry-after").isPresent());
    assertThat(answer().at("/errors/0/errorType").asText()).isEqualTo("TooManyRequests");
  }

  @Then("a guest at another address is answered")
  public void otherAddress() throws IOException, InterruptedException {
    assertThat(ask("{ " + PRODUCT + " }").statusCode()).isEqualTo(200);
  }

  @When("a guest asks for the first product {int} times in one query")
  public void aliases(int times) throws IOException, InterruptedException {
    answers.add(
        ask(
            IntStream.range(0, times)
                .mapToObj(i -> "a" + i + ": " + PRODUCT)
                .collect(Collectors.joining(" ", "{ ", " }"))));
  }

  @Then("{int} are answered and of the others it is said that there are too many")
  public void partly(int some) throws IOException {
    var errors = answer().path("errors");
    assertThat(errors)
        .hasSize(100 - some)
        .allMatch(
            error -> error.path("errorType").asText().equals("ResolverExecutionLimitReached"));
  }
}
