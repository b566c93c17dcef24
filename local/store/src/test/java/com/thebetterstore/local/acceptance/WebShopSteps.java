package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cucumber.java.en.Then;
import java.io.IOException;
import java.util.stream.Stream;

/// Ways through the web shop in a browser.
public final class WebShopSteps {

  private final Guest guest;

  public WebShopSteps(Guest guest) {
    this.guest = guest;
  }

  @Then("the programs of the page for storefront developers do what it says")
  public void documented() throws IOException, InterruptedException {
    assertThat(NodeProgram.run("shop/developers.mjs", guest.store.webUrl().toString())).isZero();
  }

  @Then("a shopper {string}")
  public void goes(String journey) throws IOException, InterruptedException {
    goes(journey, Stream.of());
  }

  @Then("a shopper {string}, when {word} is at work")
  public void meets(String journey, String staff) throws IOException, InterruptedException {
    goes(journey, Stream.of(staff));
  }

  private void goes(String journey, Stream<String> staff) throws IOException, InterruptedException {
    var chromium = NodeProgram.chromium();
    assumeTrue(chromium.isPresent(), "there is no Chromium here: install it to run this scenario");
    var shop = guest.store.webUrl().toString();
    var program = Stream.of("shop/journeys.mjs", chromium.orElseThrow(), shop, journey);

    // What is wrong, and what was on the screen, is on the program's standard error.
    assertThat(NodeProgram.run(Stream.concat(program, staff).toArray(String[]::new)))
        .as("the exit status of the journey \"%s\"", journey)
        .isZero();
  }
}
