package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.cucumber.java.After;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.jsoup.Jsoup;

/// What the store's home page shows in a browser.
public final class HomePageSteps {
  private final Guest guest;
  private Optional<NodeProgram> browser = Optional.empty();

  public HomePageSteps(Guest guest) {
    this.guest = guest;
  }

  @After
  public void close() throws IOException, InterruptedException {
    if (browser.isPresent()) {
      browser.get().close();
    }
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100));
  }

  /// What it printed since the page was read last.
  private List<JsonNode> onPage() {
    var printed = browser.orElseThrow().printed();
    var reload = printed.stream().filter(line -> line.has("reloads")).toList();
    return reload.isEmpty()
        ? printed
        : printed.subList(printed.indexOf(reload.getLast()) + 1, printed.size());
  }

  @When("the guest's browser goes where the payment page sends it")
  public void comesBack() throws IOException {
    opens(guest.page.location());
  }

  @When("the guest's browser follows the payment page's link back to the store")
  public void turnsBack() throws IOException {
    var page = guest.browser.open(guest.order.paymentUrl());
    opens(Jsoup.parse(page.body()).select("a.back").attr("href"));
  }

  private void opens(String address) throws IOException {
    var chromium = NodeProgram.chromium();
    assumeTrue(chromium.isPresent(), "there is no Chromium here: install it to run this scenario");
    browser = Optional.of(NodeProgram.start("home-page.mjs", chromium.orElseThrow(), address));
  }

  @When("the guest reloads the home page")
  public void reloads() throws IOException {
    browser.orElseThrow().nudge();
    soon().until(() -> browser.orElseThrow().printed().stream().anyMatch(it -> it.has("reloads")));
  }

  @Then("the home page shows {int} products, and neither number nor token in its address")
  public void showsProducts(int count) {
    soon()
        .untilAsserted(() ->
            assertThat(onPage())
                .filteredOn(line -> line.has("products"))
                .singleElement()
                .satisfies(line -> {
                  assertThat(line.path("products").asInt()).isEqualTo(count);
                  assertThat(line.path("address").asText()).isEqualTo(guest.store.webUrl() + "/");
                }));
  }

  @Then("the notice says {string}")
  public void says(String words) {
    soon().untilAsserted(() -> assertThat(notices()).contains(words));
  }

  @Then("the notice says that the order is confirmed, with its number")
  public void saysConfirmed() {
    var confirmed = "Thank you. Order " + guest.order.number() + " is confirmed.";
    soon().untilAsserted(() -> assertThat(notices()).last().asString().startsWith(confirmed));
  }

  private List<String> notices() {
    return onPage().stream()
        .filter(line -> line.has("notice"))
        .map(line -> line.path("notice").asText())
        .toList();
  }
}
