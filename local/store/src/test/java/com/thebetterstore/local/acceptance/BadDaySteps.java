package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import io.cucumber.java.After;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The payment system misbehaves, as it is allowed to.
public final class BadDaySteps {
  private static final String GOOD_CARD = "4242 4242 4242 4242";

  private final Guest guest;

  public BadDaySteps(Guest guest) {
    this.guest = guest;
  }

  @After
  public void behaveAgain() {
    dashboard().does("webhooks/copies", "{\"copies\": 1}");
    dashboard().does("webhooks/release", "{}");
    dashboard().does("faults/down", "{\"seconds\": 0}");
    dashboard().does("faults/next-refund", "{\"outcome\": \"as_usual\"}");
  }

  private static PaymentDashboard dashboard() {
    return RunningStore.paymentDashboard();
  }

  @Given("the payment system sends every webhook {int} times")
  public void sendsCopies(int count) {
    dashboard().does("webhooks/copies", "{\"copies\": %d}".formatted(count));
  }

  @Given("the payment system withholds its webhooks")
  public void withholds() {
    dashboard().does("webhooks/hold", "{}");
  }

  @When("^the payment system sends what it withheld(, newest first|, shuffled)?$")
  public void releases(@Nullable String order) {
    var word = order == null ? "oldest_first" : order.substring(2).replace(' ', '_');
    dashboard().does("webhooks/release", "{\"order\": \"%s\"}".formatted(word));
  }

  @Given("the payment system is down for a minute")
  public void goesDown() {
    dashboard().does("faults/down", "{\"seconds\": 60}");
  }

  @When("the guest asks for the payment page")
  public void asksForPage() {
    guest.askForPayment();
  }

  @Then("the order is placed, and the guest may ask for its payment page again")
  public void placedWithoutPage() {
    assertThat(guest.refusal().path("code").asText()).isEqualTo("PAYMENT_PROVIDER_UNAVAILABLE");
    var checkout = guest.answer().path("checkout");
    assertThat(checkout.path("paymentUrl").isNull()).isTrue();
    assertThat(checkout.at("/order/status").asText()).isEqualTo("PENDING_PAYMENT");
  }

  @When("the payment system is back, and the guest asks again with the same key")
  public void asksAgain() {
    var placed = guest.answer().at("/checkout/order/number").asText();
    dashboard().does("faults/down", "{\"seconds\": 0}");
    guest.askForPaymentAgain();
    assertThat(guest.order.number()).isEqualTo(placed);
  }

  @When("the payment system sends the last event again")
  public void resends() {
    var last = dashboard().shows().at("/events/0/id").asText();
    dashboard().does("events/%s/send".formatted(last), "{}");
  }

  @When("another buyer's payment is confirmed after it")
  public void anotherPayment() {
    payAndAwait(guest);
  }

  @Then("the home page cannot yet show the guest that the order is confirmed")
  public void notYetConfirmed() {
    assertThat(guest.page.status()).isEqualTo(303);
    assertThat(guest.orderNow().path("status").asText()).isEqualTo("PENDING_PAYMENT");
  }

  /// Another guest buys something, so that what was sent before is known to have been handled.
  static void payAndAwait(Guest guest) {
    var other = RefusalSteps.anotherOrder(guest);
    new PaymentPage(guest.browser, other.paymentUrl()).pay(PaymentPage.Card.numbered(GOOD_CARD));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() ->
            guest
                .api
                .ask(Operations.ORDER_QUERY, Map.of("id", other.id(), "accessToken", other.token()))
                .path("paymentStatus")
                .asText()
                .equals("PAID"));
  }
}
