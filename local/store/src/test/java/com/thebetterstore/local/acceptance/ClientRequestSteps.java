package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebetterstore.cloud.iam.signing.RoleCredentials;
import com.thebetterstore.cloud.key.DataFolderKey;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What clients ask over HTTP, and what they make of the answers.
public final class ClientRequestSteps {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Guest guest;
  private Optional<NodeProgram> client = Optional.empty();

  public ClientRequestSteps(Guest guest) {
    this.guest = guest;
  }

  @After
  public void close() throws IOException, InterruptedException {
    if (client.isPresent()) {
      client.get().close();
      client = Optional.empty();
    }
  }

  private void start(String... program) throws IOException {
    client = Optional.of(NodeProgram.start(program));
  }

  private String settings() throws IOException {
    return JSON.writeValueAsString(
        Map.of("endpoint", guest.store.graphql(), "apiKey", guest.store.apiKey()));
  }

  /// The first line that has this field, as soon as it is printed.
  private JsonNode printed(String field) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> linesWith(field).findFirst(), Optional::isPresent)
        .orElseThrow();
  }

  private Stream<JsonNode> linesWith(String field) {
    return client.orElseThrow().printed().stream().filter(line -> line.has(field));
  }

  @When("urql reads products and makes a cart")
  public void urql() throws IOException {
    start("urql.mjs", settings());
  }

  @Then("it reads {int} products and makes a cart")
  public void readsAndMakesACart(int count) {
    reads(count);
    assertThat(printed("cart").path("cart").asText()).startsWith("cart_");
  }

  @Then("it finds nothing by a search text of blanks, percent signs, quotes and an emoji")
  public void findsNothing() {
    assertThat(linesWith("products").toList().get(1).path("products").asInt()).isZero();
  }

  @Then("it used GET and POST")
  public void usedGetAndPost() {
    assertThat(client.orElseThrow().texts("method")).containsExactly("GET", "GET", "POST");
  }

  @When("Apollo Client reads products in Chromium on another site")
  public void apolloInABrowser() throws IOException {
    var chromium = NodeProgram.chromium();
    assumeTrue(chromium.isPresent(), "there is no Chromium here: install it to run this scenario");
    start("apollo-in-chromium.mjs", chromium.get(), settings());
  }

  @Then("it reads {int} products")
  public void reads(int count) {
    assertThat(printed("products").path("products").asInt()).isEqualTo(count);
  }

  @When("{word} publishes an order's status with the credentials of the role that may")
  public void publishes(String name) throws IOException {
    publishesAs(name, RunningStore.roleNamedLike("LiveRole"));
  }

  @When("{word} publishes an order's status with the credentials of another role")
  public void strangerPublishes(String name) throws IOException, InterruptedException {
    close();
    publishesAs(name, RunningStore.roleOf("tbs-order-cart-local"));
  }

  private void publishesAs(String name, String role) throws IOException {
    var credentials = RoleCredentials.of(DataFolderKey.of(RunningStore.data()), role);
    start(
        "iam.mjs",
        name.equals("aws-amplify") ? "amplify" : "auth-link",
        JSON.writeValueAsString(
            Map.of(
                "endpoint",
                guest.store.graphql(),
                "credentials",
                Map.of(
                    "accessKeyId", credentials.accessKeyId(),
                    "secretAccessKey", credentials.secretAccessKey(),
                    "sessionToken", credentials.sessionToken()),
                "variables",
                Map.of(
                    "order", "ord_00000000000000000000000000",
                    "watchKey", "watch_00000000000000000000000000",
                    "version", 3,
                    "at", "2026-05-01T02:03:04.005Z"))));
  }

  @Then("the status is published")
  public void published() {
    assertThat(printed("published").path("published").asText())
        .isEqualTo("ord_00000000000000000000000000");
  }

  @Then("the client learns that it is not authorised")
  public void refused() {
    assertThat(printed("refused").path("refused").asText())
        .contains("Not Authorized to access orderStatusPublish on type Mutation");
  }

  @When("graphql-http audits the API")
  public void audits() throws IOException {
    start("audits.mjs", settings());
    printed("done");
  }

  @Then("it finds all that a server must")
  public void findsWhatAServerMust() {
    assertThat(failed("error")).isEmpty();
    assertThat(linesWith("audit")).hasSizeGreaterThan(60);
  }

  @Then("it finds what a server should, but where AppSync is known to do otherwise")
  public void findsWhatAServerShould(Map<String, String> known) {
    assertThat(failed("warn")).containsExactlyInAnyOrderElementsOf(known.keySet());
  }

  private List<String> failed(String status) {
    return linesWith("audit")
        .filter(line -> line.path("status").asText().equals(status))
        .map(line -> line.path("audit").asText())
        .toList();
  }
}
