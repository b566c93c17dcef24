package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.demo.Reports;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionFactory;
import org.jsoup.Jsoup;

/// What a buyer does from the cart to the receipt, and what comes true of it.
public final class BuyingSteps {
  private static final String GOOD_CARD = "4242 4242 4242 4242";
  private static final String DECLINED_CARD = "4000 0000 0000 0002";
  private static final String CAREFUL_CARD = "4000 0027 6000 3184";
  private static final String REVIEWED_CARD = "4000 0000 0000 9235";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern RETURN = Pattern.compile("(.*)/#order=([^&]+)&token=([^&]+)");

  private final Guest guest;

  public BuyingSteps(Guest guest) {
    this.guest = guest;
  }

  private static ConditionFactory soon() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
  }

  @Given("a guest with {int} of a physical product and {int} of a digital product in the cart")
  public void mixedCart(int physical, int digital) {
    guest.fillCart(List.of(guest.wish("PHYSICAL", physical), guest.wish("DIGITAL", digital)));
  }

  @Given("a guest with {int} of a physical product in the cart")
  public void physicalCart(int quantity) {
    guest.fillCart(List.of(guest.wish("PHYSICAL", quantity)));
  }

  @Given("a guest with {int} of a digital product in the cart")
  public void digitalCart(int quantity) {
    guest.fillCart(List.of(guest.wish("DIGITAL", quantity)));
  }

  @Given("another guest with {int} of a digital product in the cart")
  public void anotherDigitalCart(int quantity) {
    guest.startAnew();
    digitalCart(quantity);
  }

  @Given("another guest with {int} of a physical product in the cart")
  public void anotherPhysicalCart(int quantity) {
    guest.startAnew();
    physicalCart(quantity);
  }

  @Given("a guest with an empty cart")
  public void emptyCart() {
    guest.fillCart(List.of());
  }

  @Given("the guest has given an e-mail address")
  public void emailGiven() {
    guest.cart = guest.shopper.giveEmail(guest.cart, guest.email);
  }

  @Given("the guest has gone on to the payment page")
  public void atThePaymentPage() {
    guest.goToPayment();
  }

  /// The name has escapes as in JSON.
  @Given("the guest has gone on to the payment page as {string}")
  public void atThePaymentPageAs(String name) throws JsonProcessingException {
    guest.goToPaymentAs(RefusalSteps.unescaped(name));
  }

  @When("the guest pays with a valid card")
  public void paysWithAValidCard() {
    guest.pay(GOOD_CARD);
  }

  @When("the guest pays with a card that is declined")
  public void paysWithADeclinedCard() {
    guest.pay(DECLINED_CARD);
  }

  @When("the guest pays with a card that needs confirmation")
  public void paysWithACarefulCard() {
    guest.pay(CAREFUL_CARD);
  }

  @When("the guest pays with a card that is put up for review")
  public void paysWithAReviewedCard() {
    guest.pay(REVIEWED_CARD);
  }

  @When("the guest confirms at the bank")
  public void confirmsAtTheBank() {
    guest.page = guest.paymentPage().confirm(guest.page.location(), "confirm");
  }

  @When("the guest cancels the checkout")
  public void cancelsTheCheckout() {
    guest.send(Operations.CHECKOUT_CANCEL, Map.of("checkoutId", guest.order.checkoutId()));
    assertThat(guest.answer().path("userErrors")).isEmpty();
  }

  @Then("the order is paid in full")
  public void paidInFull() {
    soon()
        .untilAsserted(() -> {
          var order = guest.orderNow();
          assertThat(order.path("paymentStatus").asText()).isEqualTo("PAID");
          // What is digital is sent at once.
          assertThat(order.path("status").asText()).isIn("CONFIRMED", "PROCESSING", "DELIVERED");
          assertThat(order.path("amountPaid")).isEqualTo(order.path("totals").path("total"));
        });
  }

  @Then("the order holds what the cart held, at the cart's total")
  public void holdsTheCart() {
    var order = guest.orderNow();
    assertThat(lines(order)).isEqualTo(lines(guest.cart));
    assertThat(order.path("totals")).isEqualTo(guest.cart.path("totals"));
    assertThat(order.path("email").asText()).isEqualTo(guest.email);
  }

  private static List<String> lines(JsonNode holder) {
    return holder.path("lines").findValuesAsText("sku").stream()
        .map(sku -> {
          for (var line : holder.path("lines")) {
            if (line.path("sku").asText().equals(sku)) {
              return "%s × %s at %s"
                  .formatted(
                      sku,
                      line.path("quantity").asText(),
                      line.path("unitPrice").path("amount").asText());
            }
          }
          return sku;
        })
        .toList();
  }

  @Then("the cart can hold nothing more")
  public void cartIsClosed() {
    guest.send(
        Operations.CART_LINES_ADD,
        Map.of(
            "cartId",
            guest.cartId(),
            "lines",
            List.of(Map.of("productId", guest.product("DIGITAL"), "quantity", 1))));
    assertThat(guest.refusal().path("code").asText()).isEqualTo("CART_CLOSED");
    assertThat(guest.cartNow().path("state").asText()).isEqualTo("ORDERED");
  }

  @Then("the reporting database holds the order once, with its total and its lines")
  public void reported() {
    var reports = new Reports(guest.store.jdbcUrl());
    soon().until(() -> reports.order(guest.order.number()).isPresent());
    var row = reports.order(guest.order.number()).orElseThrow();
    assertThat(row.totalMinorUnits())
        .isEqualTo(guest.cart.path("totals").path("total").path("minorUnits").asLong());
    assertThat(row.currency()).isEqualTo("NZD");
    assertThat(row.lineCount()).isEqualTo(guest.cart.path("lines").size());
  }

  /// AppSync, "Scalar types": an AWSDateTime has three decimals.
  @Then("every time is exact to the millisecond, and the payment's is the same in the report")
  public void timesAgree() {
    var order = guest.orderNow();
    var times = new ArrayList<>(order.path("events").findValuesAsText("at"));
    times.add(order.path("placedAt").asText());
    times.add(order.path("paidAt").asText());
    for (var field : List.of("createdAt", "updatedAt", "expiresAt")) {
      times.add(guest.cartNow().path(field).asText());
    }
    assertThat(times).hasSizeGreaterThan(5).allMatch(time -> time.matches("[^.]+\\.\\d{3}Z"));
    var reported = new Reports(guest.store.jdbcUrl()).order(guest.order.number()).orElseThrow();
    assertThat(reported.confirmedAt()).isEqualTo(Instant.parse(order.path("paidAt").asText()));
  }

  @Then("one receipt is mailed to the guest")
  public void receiptMailed() {
    soon().until(() -> !receipts().isEmpty());
    assertThat(receipts()).hasSize(1);
  }

  @Then("the receipt states the order's number, its lines, its tax and its total")
  public void receiptIsComplete() {
    var receipt = receipts().getFirst();
    for (var part : List.of("text", "html")) {
      var words = Jsoup.parse(receipt.path(part).asText()).text();
      assertThat(words)
          .contains(guest.order.number())
          .contains("GST number 12-345-678")
          .contains(guest.cart.path("totals").path("total").path("amount").asText())
          .contains(guest.cart.path("totals").path("taxTotal").path("amount").asText());
      guest
          .cart
          .path("lines")
          .forEach(line -> assertThat(words).contains(line.path("name").asText()));
    }
  }

  @Then("the order and its receipt name {string}")
  public void named(String name) throws JsonProcessingException {
    var spelt = RefusalSteps.unescaped(name);
    assertThat(guest.cart.at("/shippingAddress/name").asText()).isEqualTo(spelt);
    assertThat(guest.orderNow().at("/shippingAddress/name").asText()).isEqualTo(spelt);
    assertThat(receipts().getFirst().path("text").asText()).contains(spelt);
  }

  private List<JsonNode> receipts() {
    return new BuyerMail(guest.browser, guest.store.webUrl())
        .sentTo(guest.email).stream()
            .filter(mail ->
                mail.path("subject")
                    .asText()
                    .equals("Your receipt for order " + guest.order.number()))
            .toList();
  }

  @Then("fulfilment accepts the order")
  public void accepted() {
    soon()
        .untilAsserted(() ->
            // What is digital is sent at once.
            assertThat(guest.orderNow().path("fulfilmentStatus").asText())
                .isIn("ACCEPTED", "PARTIALLY_SHIPPED", "DELIVERED"));
  }

  @Then("the payment page sends the guest back to the store's home page")
  public void sentHome() {
    assertThat(guest.page.status()).isEqualTo(303);
    assertThat(guest.page.location()).matches(RETURN);
    var home = guest.browser.open(URI.create(guest.page.location()));
    assertThat(home.status()).isEqualTo(200);
    assertThat(Jsoup.parse(home.body()).select("#shop")).isNotEmpty();
  }

  @Then("the home page can show the guest that this order is confirmed")
  public void homePageKnowsTheOrder() {
    var words = RETURN.matcher(guest.page.location());
    assertThat(words.matches()).isTrue();
    assertThat(words.group(2)).isEqualTo(guest.order.number());
    var token = URLDecoder.decode(words.group(3), StandardCharsets.UTF_8);
    soon()
        .untilAsserted(() -> {
          var order =
              guest.api.ask(
                  Operations.ORDER_BY_NUMBER,
                  Map.of("number", words.group(2), "accessToken", token));
          assertThat(order.path("number").asText()).isEqualTo(guest.order.number());
          assertThat(order.path("status").asText()).isIn("CONFIRMED", "PROCESSING");
          assertThat(order.path("email").asText()).isEqualTo(guest.email);
        });
  }

  @Then("the order has no shipping")
  public void noShipping() {
    var order = guest.orderNow();
    assertThat(order.path("totals").path("shippingTotal").path("minorUnits").asInt()).isZero();
    assertThat(order.path("shippingAddress").isNull()).isTrue();
  }

  @Then("the payment page says {string}")
  public void paymentPageSays(String words) {
    assertThat(guest.page.status()).isEqualTo(402);
    assertThat(Jsoup.parse(guest.page.body()).select("[role=alert]").text()).contains(words);
  }

  @Then("the order learns that a payment failed")
  public void paymentFailed() {
    soon()
        .untilAsserted(() ->
            assertThat(guest.orderNow().path("events").findValuesAsText("type"))
                .contains("PAYMENT_FAILED"));
    assertThat(guest.orderNow().path("status").asText()).isEqualTo("PENDING_PAYMENT");
  }

  @Then("the cart is open again with everything in it")
  public void cartIsOpenAgain() {
    var now = guest.cartNow();
    assertThat(now.path("state").asText()).isEqualTo("ACTIVE");
    assertThat(lines(now)).isEqualTo(lines(guest.cart));
  }

  @Then("the payment page takes no card any more")
  public void paymentPageIsClosed() {
    assertThat(guest.browser.open(guest.order.paymentUrl()).status()).isEqualTo(410);
  }
}
