package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/// What unmodified clients of AppSync show of an order.
public final class StorefrontClientSteps {
  /// Left out on a machine that has no Chromium.
  private static final String IN_CHROMIUM = "aws-amplify in Chromium";

  private static final String WITH_A_DENIED_KEY = "aws-amplify, and a key that is of no order";

  private final Guest guest;
  private final Map<String, NodeProgram> clients = new LinkedHashMap<>();

  public StorefrontClientSteps(Guest guest) {
    this.guest = guest;
  }

  @After
  public void close() throws IOException, InterruptedException {
    for (var client : clients.values()) {
      client.close();
    }
  }

  /// A client connects again some seconds after its store came back.
  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  @Given("the guest watches the order with")
  public void watches(List<String> names) throws IOException {
    for (var name : names) {
      if (!name.equals(IN_CHROMIUM) || NodeProgram.chromium().isPresent()) {
        clients.put(name, NodeProgram.start(program(name)));
      }
    }
    soon().until(() -> clients.values().stream().noneMatch(client -> client.shown().isEmpty()));
  }

  private String[] program(String client) throws IOException {
    var program =
        switch (client) {
          case "aws-amplify in Node.js" -> Stream.of("watch.mjs", "amplify");
          case IN_CHROMIUM ->
              Stream.of("watch-in-chromium.mjs", NodeProgram.chromium().orElseThrow());
          case "aws-appsync-subscription-link" -> Stream.of("watch.mjs", "subscription-link");
          case WITH_A_DENIED_KEY -> Stream.of("watch-denied.mjs");
          default -> throw new IllegalArgumentException("no client is called " + client);
        };
    return Stream.concat(program, Stream.of(NodeProgram.settings(guest))).toArray(String[]::new);
  }

  @Given("the guest watches the order with aws-amplify, and a key that is of no order")
  public void watchesADeniedKeyToo() throws IOException {
    watches(List.of(WITH_A_DENIED_KEY));
  }

  @When("the store is started again")
  public void startedAgain() {
    RunningStore.startAgain();
  }

  @Then("each client shows {word} {word}")
  public void shows(String field, String value) {
    soon()
        .untilAsserted(() ->
            assertThat(clients)
                .allSatisfy((name, client) ->
                    assertThat(client.shown())
                        .extracting(status -> status.path(field).asText())
                        .contains(value)));
  }

  @Then("no client showed an older status after a newer one")
  public void neverOlder() {
    assertThat(clients)
        .allSatisfy((name, client) ->
            assertThat(client.shown())
                .extracting(status -> status.path("version").asInt())
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(4));
  }

  @Then("what each client shows last is what the order says when it is read")
  public void showsTheOrder() {
    var order = stateOf(guest.orderNow());
    assertThat(clients)
        .allSatisfy(
            (name, client) -> assertThat(stateOf(client.shown().getLast())).isEqualTo(order));
  }

  private static List<JsonNode> stateOf(JsonNode status) {
    return Stream.of("version", "status", "paymentStatus", "fulfilmentStatus")
        .map(status::path)
        .toList();
  }

  @Then("the client learns that the key is denied")
  public void denied() {
    soon()
        .untilAsserted(() ->
            assertThat(clients.get(WITH_A_DENIED_KEY).texts("denied"))
                .singleElement()
                .asString()
                .contains("SubscriptionDenied"));
  }

  @Then("the client was connected all the time")
  public void connectedAllTheTime() {
    assertThat(clients.get(WITH_A_DENIED_KEY).texts("connection"))
        .endsWith("Connecting", "Connected")
        .containsOnlyOnce("Connected");
  }
}
