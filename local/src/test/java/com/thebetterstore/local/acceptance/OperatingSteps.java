package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebetterstore.local.demo.Operations;
import com.thebetterstore.local.demo.Seed;
import com.thebetterstore.local.iam.RequestSigner;
import com.thebetterstore.local.key.StoreKey;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the operator does, and what others may not do.
public final class OperatingSteps {

  private final Guest guest;
  private JsonNode seen = MissingNode.getInstance();
  private @Nullable HttpResponse<String> answer;

  public OperatingSteps(Guest guest) {
    this.guest = guest;
  }

  private JsonNode catalogue() {
    return guest.api.ask(Operations.PRODUCTS, Map.of("first", 100));
  }

  @Given("somebody has looked at the catalogue")
  public void looked() {
    seen = catalogue();
    assertThat(seen.path("edges")).hasSizeGreaterThan(30);
  }

  @When("the operator seeds the catalogue")
  public void seeds() throws IOException, InterruptedException {
    assertThat(Seed.invoke(guest.store, StoreKey.of(RunningStore.data())))
        .isEqualTo("The catalogue has its first products.");
  }

  @Then("the catalogue is as it was")
  public void asItWas() {
    assertThat(catalogue()).isEqualTo(seen);
  }

  @When("a function's role invokes the function that seeds the catalogue")
  public void roleInvokes() throws IOException, InterruptedException {
    var path = "/2015-03-31/functions/tbs-order-catalogue-seed-local/invocations";
    var request =
        new RequestSigner("lambda", InstantSource.system())
            .post(
                guest.store.awsDoor().resolve(path),
                Map.of(),
                "{}".getBytes(StandardCharsets.UTF_8),
                RunningStore.credentialsOf("tbs-order-cart-local"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      answer = http.send(request, BodyHandlers.ofString());
    }
  }

  @Then("the invocation is refused")
  public void refused() {
    assertThat(answer).isNotNull();
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not authorized to perform: lambda:InvokeFunction");
  }
}
