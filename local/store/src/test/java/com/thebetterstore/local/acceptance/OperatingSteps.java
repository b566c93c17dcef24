package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebetterstore.cloud.iam.signing.RequestSigner;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.operate.ReconcilePayments;
import com.thebetterstore.local.operate.Seed;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the operator does, and what others may not do.
public final class OperatingSteps {

  private final Guest guest;
  private JsonNode seen = MissingNode.getInstance();
  private @Nullable HttpResponse<String> answer;
  private String reconciled = "";
  private boolean isForCustomersOnly;

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

  @Given("the store sells to customers only")
  public void sellsToCustomersOnly() {
    isForCustomersOnly = true;
    RunningStore.startAgain("off");
  }

  @After
  public void sellToGuestsAgain() {
    if (isForCustomersOnly) {
      RunningStore.startAgain();
    }
  }

  @When("the operator seeds the catalogue")
  public void seeds() throws IOException, InterruptedException {
    assertThat(Seed.invoke(guest.store, DataFolderKey.of(RunningStore.data())))
        .isEqualTo("The catalogue has its first products.");
  }

  @When("the operator reconciles orders with the payment system")
  public void reconciles() throws IOException, InterruptedException {
    var printed = new ByteArrayOutputStream();
    var all =
        ReconcilePayments.compare(
            guest.store,
            DataFolderKey.of(RunningStore.data()),
            Instant.now().minus(Duration.ofMinutes(30)),
            new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(all).isTrue();
    reconciled = printed.toString(StandardCharsets.UTF_8);
  }

  @Then("the order is named as one that differed")
  public void named() {
    assertThat(reconciled)
        .containsPattern(
            guest.order.number() + "  PENDING_PAYMENT/PENDING → (CONFIRMED|PROCESSING)/PAID");
  }

  @Then("the catalogue is as it was")
  public void asItWas() {
    assertThat(catalogue()).isEqualTo(seen);
  }

  @When("a function's role invokes the function that seeds the catalogue")
  public void roleInvokes() throws IOException, InterruptedException {
    answer =
        asked(
            "tbs-order-cart-local",
            "lambda",
            "/2015-03-31/functions/tbs-order-catalogue-seed-local/invocations",
            Map.of(),
            "{}");
  }

  private HttpResponse<String> asked(
      String function, String service, String path, Map<String, String> headers, String body)
      throws IOException, InterruptedException {
    var request =
        new RequestSigner(service, InstantSource.system())
            .post(
                guest.store.awsEndpoint().resolve(path),
                headers,
                body.getBytes(StandardCharsets.UTF_8),
                RunningStore.credentialsOf(function))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  @When("^the role of (\\w+) asks to (read|write) the row (\\S+)$")
  public void roleAsksForRow(String name, String action, String row)
      throws IOException, InterruptedException {
    var function = "tbs-order-" + name + "-local";
    var operation = action.equals("read") ? "GetItem" : "PutItem";
    answer =
        asked(
            function,
            "dynamodb",
            "/",
            Map.of("x-amz-target", "DynamoDB_20120810." + operation),
            """
            {"TableName": "%s", "%s": {"pk": {"S": "%s"}}}
            """
                .formatted(
                    RunningStore.setting(function, "ORDERING_TABLE"),
                    action.equals("read") ? "Key" : "Item",
                    row));
  }

  @When("the relay of fulfilment puts an event of payment on the bus")
  public void forgesEvent() throws IOException, InterruptedException {
    var relay = "tbs-fulfilment-outbox-relay-local";
    answer =
        asked(
            relay,
            "events",
            "/",
            Map.of("x-amz-target", "AWSEvents.PutEvents"),
            """
            {"Entries": [{"EventBusName": "%s", "Source": "tbs.payment",
              "DetailType": "PaymentSessionChanged", "Detail": "{}"}]}
            """
                .formatted(RunningStore.setting(relay, "EVENT_BUS_NAME")));
  }

  @Then("^the request is (granted|refused)$")
  public void outcome(String expected) {
    assertThat(answer).isNotNull();
    if (expected.equals("granted")) {
      assertThat(answer.statusCode()).isEqualTo(200);
    } else {
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("AccessDeniedException", "is not authorized to perform");
    }
  }

  @Then("the invocation is refused")
  public void refused() {
    assertThat(answer).isNotNull();
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("not authorized to perform: lambda:InvokeFunction");
  }
}
