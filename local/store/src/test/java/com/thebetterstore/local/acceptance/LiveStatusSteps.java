package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.local.buyer.StatusFeed;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;

/// What buyers, guessers and would-be publishers see of live status.
public final class LiveStatusSteps {
  private static final String GOOD_CARD = "4242 4242 4242 4242";
  private final Guest guest;
  private final Guest other;
  private final Map<String, Viewer> viewers = new HashMap<>();
  private List<Throwable> guesses = List.of();
  private String answer = "";

  public LiveStatusSteps(Guest guest) {
    this.guest = guest;
    this.other = new Guest(guest.store);
  }

  @After
  public void close() {
    viewers.values().forEach(Viewer::close);
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
  }

  private Viewer viewer(String whose) {
    return viewers.computeIfAbsent(whose, any -> new Viewer(guest.store));
  }

  private List<JsonNode> onScreen() {
    return viewer("guest").received();
  }

  private static String watchKey(Guest buyer) {
    return buyer.orderNow().path("watchKey").asText();
  }

  @Given("the guest watches the order")
  public void watches() {
    viewer("guest").follow(watchKey(guest)).join();
  }

  @Given("another guest watches another order")
  public void anotherWatches() {
    other.fillCart(List.of(other.wish("DIGITAL", 1)));
    other.goToPayment();
    viewer("other").follow(watchKey(other)).join();
  }

  @When("the other guest pays as well")
  public void theOtherPays() {
    other.pay(GOOD_CARD);
  }

  @Then("the screen shows {word} {word}")
  public void shows(String field, String value) {
    soon()
        .untilAsserted(() ->
            assertThat(onScreen()).extracting(event -> event.path(field).asText()).contains(value));
  }

  @Then("the screen showed every change since the order was placed, each with its version")
  public void showedEverything() {
    // A change that shows as two events is sent once, as the last of them.
    var changes = new TreeMap<Integer, String>();
    guest
        .orderNow()
        .path("events")
        .forEach(event -> changes.put(event.path("version").asInt(), change(event)));

    assertThat(changes).hasSizeGreaterThanOrEqualTo(5);
    soon()
        .untilAsserted(() ->
            // That it was placed may be sent before the guest watches, or after.
            assertThat(onScreen().stream().map(LiveStatusSteps::change))
                .isSubsetOf(changes.values())
                .containsAll(changes.values().stream().skip(1).toList()));
  }

  private static String change(JsonNode event) {
    return "%03d %s".formatted(event.path("version").asInt(), event.path("type").asText());
  }

  @Then("what the screen shows last is what the order says when it is read")
  public void showsTheOrder() {
    var order = guest.orderNow();
    var newest =
        onScreen().stream()
            .max(Comparator.comparingInt(event -> event.path("version").asInt()))
            .orElseThrow();
    assertThat(Stream.of("version", "status", "paymentStatus", "fulfilmentStatus"))
        .allSatisfy(field -> assertThat(newest.path(field)).isEqualTo(order.path(field)));
  }

  @When("somebody tries {int} keys on one connection, and some that are nearly right")
  public void tries(int count) {
    var real = watchKey(guest);
    var nearly =
        Stream.of("", " ", "watch_", real.substring(1), real + "x", real.toLowerCase(Locale.ROOT));
    var random = new Random(count).longs(count).mapToObj("watch_%026X"::formatted);
    // One after another: a connection may have 200 subscriptions, those not yet denied included.
    guesses =
        Stream.concat(nearly, random)
            .map(key -> viewer("guesser").follow(key).handle((done, refused) -> refused).join())
            .toList();
  }

  @Then("each key is denied")
  public void eachIsDenied() {
    assertThat(guesses)
        .allSatisfy(guess ->
            assertThat(guess)
                .extracting(LiveStatusSteps::cause)
                .isInstanceOfSatisfying(
                    StatusFeed.Refused.class,
                    refused -> assertThat(refused).hasMessageContaining("SubscriptionDenied")));
  }

  private static Throwable cause(Throwable refused) {
    return refused instanceof CompletionException wrapped ? wrapped.getCause() : refused;
  }

  @Then("the connection still takes a key that is right")
  public void stillTakes() {
    viewer("guesser").follow(watchKey(other)).join();
  }

  @Then("each guest has seen the own order and no other")
  public void seenOnlyTheirOwn() {
    // What is only digital may be delivered before anybody says that it was accepted.
    soon().until(() -> saw("other", "DELIVERED") && saw("guest", "ACCEPTED"));
    assertThat(orders("guest")).containsOnly(guest.order.id());
    assertThat(orders("other")).containsOnly(other.order.id());
    assertThat(orders("guesser")).containsOnly(other.order.id());
  }

  private boolean saw(String whose, String fulfilmentStatus) {
    return viewer(whose).received().stream()
        .anyMatch(event -> event.path("fulfilmentStatus").asText().equals(fulfilmentStatus));
  }

  private List<String> orders(String whose) {
    return viewer(whose).received().stream().map(event -> event.path("orderId").asText()).toList();
  }

  private String publish() {
    return """
    mutation { orderStatusPublish(watchKey: "%s", orderId: "%s", orderNumber: "%s", version: 999,
      type: DELIVERED, status: DELIVERED, paymentStatus: PAID, fulfilmentStatus: DELIVERED,
      at: "2026-11-22T12:00:00Z") { version } }
    """
        .formatted(watchKey(guest), guest.order.id(), guest.order.number());
  }

  @When("the guest publishes a change of the order")
  public void guestPublishes() {
    answer = guest.api.send(publish(), Map.of()).body().toString();
  }

  @When("a function's role publishes a change of the order")
  public void roleOfAFunctionPublishes() throws IOException, InterruptedException {
    var role = RunningStore.credentialsOf("tbs-order-order-local");
    var body = "{\"query\": %s}".formatted(TextNode.valueOf(publish()));
    var request =
        new RequestSigner("appsync", InstantSource.system())
            .post(
                guest.store.graphql(),
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8),
                role)
            .build();
    try (var http = HttpClient.newHttpClient()) {
      answer = http.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Then("that is refused as unauthorized, and the screen shows nothing of it")
  public void unauthorized() {
    assertThat(answer)
        .contains("Not Authorized to access orderStatusPublish on type Mutation")
        .doesNotContain("999");
    // That the order was placed may be sent before the guest watches, or after.
    assertThat(onScreen()).extracting(event -> event.path("version").asInt()).doesNotContain(999);
  }
}
