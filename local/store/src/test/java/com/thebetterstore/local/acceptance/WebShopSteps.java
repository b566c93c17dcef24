package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cucumber.java.en.Then;
import java.io.IOException;

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
    var chromium = NodeProgram.chromium();
    assumeTrue(chromium.isPresent(), "there is no Chromium here: install it to run this scenario");

    // What is wrong, and what was on the screen, is on the program's standard error.
    assertThat(
            NodeProgram.run(
                "shop/journeys.mjs",
                chromium.orElseThrow(),
                guest.store.webUrl().toString(),
                journey))
        .as("the exit status of the journey \"%s\"", journey)
        .isZero();
  }
}
