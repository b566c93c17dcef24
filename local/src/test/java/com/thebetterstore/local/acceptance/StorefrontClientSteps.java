package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/// What unmodified clients of AppSync show of an order.
public final class StorefrontClientSteps {
  private final Guest guest;
  private Optional<NodeProgram> client = Optional.empty();

  public StorefrontClientSteps(Guest guest) {
    this.guest = guest;
  }

  @After
  public void close() throws IOException, InterruptedException {
    if (client.isPresent()) {
      client.get().close();
    }
  }

  /// A client connects again some seconds after its store came back.
  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  private NodeProgram client() {
    return client.orElseThrow();
  }

  private void watch(String... program) throws IOException {
    client = Optional.of(NodeProgram.start(withSettings(program)));
    soon().until(() -> !client().shown().isEmpty());
  }

  private String[] withSettings(String... program) throws IOException {
    return Stream.concat(Stream.of(program), Stream.of(NodeProgram.settings(guest)))
        .toArray(String[]::new);
  }

  @Given("the guest watches the order with aws-amplify in Node.js")
  public void watchesWithAmplify() throws IOException {
    watch("watch.mjs", "amplify");
  }

  @Given("the guest watches the order with aws-appsync-subscription-link")
  public void watchesWithSubscriptionLink() throws IOException {
    watch("watch.mjs", "subscription-link");
  }

  @Given("the guest watches the order with aws-amplify in Chromium")
  public void watchesInChromium() throws IOException {
    watch("watch-in-chromium.mjs", NodeProgram.chromium());
  }

  @Given("the guest watches the order with aws-amplify, and a key that is of no order")
  public void watchesADeniedKeyToo() throws IOException {
    watch("watch-denied.mjs");
  }

  @When("the store is started again")
  public void startedAgain() {
    RunningStore.startAgain();
  }

  @Then("the client shows {word} {word}")
  public void shows(String field, String value) {
    soon()
        .untilAsserted(() ->
            assertThat(client().shown())
                .extracting(status -> status.path(field).asText())
                .contains(value));
  }

  @Then("the client never showed an older status after a newer one")
  public void neverOlder() {
    assertThat(versions()).isSorted().doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(4);
  }

  private List<Integer> versions() {
    return client().shown().stream().map(status -> status.path("version").asInt()).toList();
  }

  @Then("what the client shows last is what the order says when it is read")
  public void showsTheOrder() {
    var order = guest.orderNow();
    var last = client().shown().getLast();
    assertThat(Stream.of("version", "status", "paymentStatus", "fulfilmentStatus"))
        .allSatisfy(field -> assertThat(last.path(field)).isEqualTo(order.path(field)));
  }

  @Then("the client is told that the key is denied")
  public void denied() {
    soon()
        .untilAsserted(() ->
            assertThat(client().texts("denied"))
                .singleElement()
                .asString()
                .contains("SubscriptionDenied"));
  }

  @Then("the client was connected all the time")
  public void connectedAllTheTime() {
    assertThat(client().texts("connection"))
        .endsWith("Connecting", "Connected")
        .containsOnlyOnce("Connected");
  }
}
