package com.thebetterstore.local.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.BuyerMail;
import com.thebetterstore.local.buyer.Operations;
import com.thebetterstore.local.buyer.PaymentPage;
import com.thebetterstore.local.demo.Reports;
import com.thebetterstore.local.desk.StaffDesk;
import com.thebetterstore.local.desk.StaffDesk.Units;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/// What becomes of an order once it is paid: by the desk, the buyer, the staff, and at the payment
/// system.
public final class OrderLifeSteps {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LINK_LASTS = Duration.ofMinutes(5);

  private final Guest guest;
  private Browser.@Nullable Download download;
  private int requests;
  private String stoppedRefund = "";
  private String receiptKey = "";
  private boolean isSent;
  private @Nullable URI secondPage;

  public OrderLifeSteps(Guest guest) {
    this.guest = guest;
  }

  private static ConditionFactory soon() {
    return await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
  }

  private static StaffDesk desk() {
    return RunningStore.desk();
  }

  private static PaymentDashboard dashboard() {
    return RunningStore.paymentDashboard();
  }

  private String id() {
    return guest.order.id();
  }

  private String key() {
    requests++;
    return "acceptance-%s-%d".formatted(id(), requests);
  }

  /// Of the physical line.
  private List<Units> pieces(int quantity) {
    return List.of(new Units(line("PHYSICAL").path("id").asText(), quantity));
  }

  private JsonNode line(String type) {
    return guest
        .lifeNow()
        .path("lines")
        .valueStream()
        .filter(line -> line.path("type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Given("a guest with {int} of a scarce product in the cart")
  public void scarceCart(int quantity) {
    guest.fillCart(List.of(guest.scarceWish(quantity)));
  }

  @Given("a guest with {int} of a scarce product and {int} of a digital product in the cart")
  public void scarceAndDigitalCart(int scarce, int digital) {
    guest.fillCart(List.of(guest.scarceWish(scarce), guest.wish("DIGITAL", digital)));
  }

  /// As one is left where the provider's answer to its opening was lost: it names the order, and
  /// the order does not have it.
  @Given("the order has a second payment page")
  public void secondPage() {
    secondPage = dashboard().opensPageFor(id(), total(), guest.store);
  }

  @When("the guest pays on the second page, too")
  public void paysOnSecondPage() {
    new PaymentPage(guest.browser, Objects.requireNonNull(secondPage))
        .pay(PaymentPage.Card.numbered("4242 4242 4242 4242"));
  }

  @When("the desk sends {int}")
  public void sends(int quantity) {
    awaitAccepted();
    desk().dispatch(id(), pieces(quantity), "NZ Post", "NZ" + requests, key());
  }

  @When("all parcels arrive")
  public void arrive() {
    desk()
        .shippingOrder(id())
        .path("shipments")
        .valueStream()
        .forEach(parcel -> desk().delivered(id(), parcel.path("id").asText()));
  }

  @When("^the desk refuses (\\d+), (which is broken|which can be sold again)$")
  public void refuses(int quantity, String why) {
    awaitAccepted();
    desk().refuse(id(), pieces(quantity), "It is broken.", why.endsWith("again"), key());
  }

  @Given("the desk has it on its list")
  public void awaitAccepted() {
    soon().until(() -> !desk().shippingOrder(id()).isNull());
  }

  @Then("the desk cannot send {int} any more")
  public void cannotSend(int quantity) {
    assertThatThrownBy(() -> desk().dispatch(id(), pieces(quantity), "NZ Post", "NZ0", key()))
        .isInstanceOfSatisfying(
            StaffDesk.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("QUANTITY_NOT_OPEN"));
  }

  @When("the guest cancels the order")
  public void cancels() {
    guest.send(
        Operations.ORDER_CANCEL,
        Map.of("orderId", id(), "accessToken", guest.order.token(), "idempotencyKey", key()));
  }

  @When("the staff cancel the order")
  public void staffCancel() {
    desk().cancel(id(), "The last ones were broken.", key());
  }

  @When("the guest asks to send {int} back")
  public void wantsToReturn(int quantity) {
    guest.send(
        Operations.ORDER_RETURN_REQUEST,
        Map.of(
            "orderId", id(),
            "accessToken", guest.order.token(),
            "lines", pieces(quantity),
            "reason", "Too big.",
            "idempotencyKey", key()));
    assertThat(guest.answer().path("userErrors")).isEmpty();
  }

  private String returnId() {
    return guest.lifeNow().at("/returns/0/id").asText();
  }

  @When("^the staff (agree|do not agree)$")
  public void decide(String how) {
    desk().decideReturn(id(), returnId(), how.equals("agree"), "It was worn.");
  }

  @Then("the return is {word}")
  public void returnIs(String status) {
    soon().until(() -> guest.lifeNow().at("/returns/0/status").asText().equals(status));
  }

  @Then("the guest reads in the mail {string}: {string}")
  public void reads(String subject, String sentence) {
    var expected = subject.replace("#", guest.order.number());
    soon()
        .untilAsserted(() ->
            assertThat(
                    new BuyerMail(guest.browser, guest.store.webUrl())
                        .sentTo(guest.email).stream()
                            .filter(mail -> mail.path("subject").asText().equals(expected)))
                .singleElement()
                .satisfies(mail -> assertThat(mail.path("text").asText()).contains(sentence)));
  }

  /// Both at once, in whatever order the store hears of them.
  @When("the staff cancel the order while the desk sends {int}")
  public void cancelWhileSending(int quantity) throws InterruptedException, ExecutionException {
    awaitAccepted();
    var units = pieces(quantity);
    var parcel = key();
    var cancellation = key();
    try (var people = Executors.newFixedThreadPool(2)) {
      var sending =
          people.submit(() -> isDone(() -> desk().dispatch(id(), units, "NZ Post", "NZ1", parcel)));
      var cancelling =
          people.submit(() -> isDone(() -> desk().cancel(id(), "Recalled.", cancellation)));
      isSent = sending.get();
      cancelling.get();
    }
  }

  /// A refusal is an answer, too.
  private static boolean isDone(Runnable asked) {
    try {
      asked.run();
      return true;
    } catch (StaffDesk.Refused _) {
      return false;
    }
  }

  @Then("either all {int} are sent and paid, or none is and all money goes back")
  public void eitherOr(int quantity) {
    if (isSent) {
      becomes("SHIPPED", "PAID", "SHIPPED");
      keepsEverything();
    } else {
      becomes("CANCELLED", "REFUNDED", "CANCELLED");
      keepsNothing();
    }
    gone(isSent ? quantity : 0);
    assertThat(desk().shippingOrder(id()).path("shipments")).hasSize(isSent ? 1 : 0);
  }

  @When("the guest asks for the receipt again")
  public void asksForReceipt() {
    receiptKey = key();
    asksForReceiptWithSameKey();
  }

  @When("the guest asks for the receipt with the same key")
  public void asksForReceiptWithSameKey() {
    guest.send(
        Operations.ORDER_RECEIPT_RESEND,
        Map.of("orderId", id(), "accessToken", guest.order.token(), "idempotencyKey", receiptKey));
  }

  @Then("the staff find the order among the newest")
  public void staffFind() {
    soon()
        .until(() ->
            desk().newestOrders().stream()
                .anyMatch(order -> order.path("id").asText().equals(id())));
  }

  @When("^somebody (approves|returns) the payment that is up for review$")
  public void endsReview(String how) {
    var outcome = how.equals("approves") ? "approved" : "refunded_as_fraud";
    atPayment("review", "{\"outcome\": \"%s\"}".formatted(outcome));
  }

  @When("it comes back, and can be sold again")
  public void comesBack() {
    desk().receiveReturn(id(), returnId(), true);
  }

  @When("the staff pay back {int} and the shipping")
  public void payBack(int quantity) {
    desk().refund(id(), pieces(quantity), true, "Sorry.", key());
  }

  @When("the staff pay back NZD {bigdecimal}")
  public void payBack(BigDecimal amount) {
    desk().refund(id(), amount.movePointRight(2).longValueExact(), "Sorry.", key());
  }

  @Then("the staff cannot pay back NZD {bigdecimal}")
  public void cannotPayBack(BigDecimal amount) {
    assertThatThrownBy(() -> payBack(amount))
        .isInstanceOfSatisfying(
            StaffDesk.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("REFUND_EXCEEDS_PAID"));
  }

  @Given("the payment system will fail the next refund")
  public void nextRefundFails() {
    dashboard().does("faults/next-refund", "{\"outcome\": \"fails\"}");
  }

  @Then("the order says that the refund failed")
  public void refundFailed() {
    soon().until(() -> guest.lifeNow().at("/refunds/0/status").asText().equals("FAILED"));
    stoppedRefund = guest.lifeNow().at("/refunds/0/id").asText();
  }

  @When("the staff make that refund once more")
  public void refundAgain() {
    desk().refundAgain(id(), stoppedRefund, "Once more.", key());
  }

  @When("somebody pays back NZD {bigdecimal} in the payment system")
  public void paysBackThere(BigDecimal amount) {
    atPayment("refund", "{\"amount\": \"%s\"}".formatted(amount.toPlainString()));
  }

  @When("somebody pays back everything in the payment system")
  public void paysAllBackThere() {
    atPayment("refund", "{}");
  }

  @When("the guest's bank takes the payment back")
  public void disputes() {
    atPayment("dispute", "{}");
  }

  @When("the guest's bank takes NZD {bigdecimal} back")
  public void disputesPart(BigDecimal amount) {
    atPayment("dispute", "{\"amount\": \"%s\"}".formatted(amount.toPlainString()));
  }

  private void atPayment(String action, String body) {
    var payment = dashboard().paymentOf(id()).path("id").asText();
    dashboard().does("payments/%s/%s".formatted(payment, action), body);
  }

  @When("^the bank decides for (the store|the guest)$")
  public void decidesDispute(String who) {
    var dispute = dashboard().paymentOf(id()).at("/disputes/0/id").asText();
    var outcome = who.equals("the store") ? "won" : "lost";
    dashboard()
        .does("disputes/%s/close".formatted(dispute), "{\"outcome\": \"%s\"}".formatted(outcome));
  }

  @When("the guest lets a bank account be debited")
  public void debits() {
    guest.page = guest.paymentPage().debit("1100000000000010");
  }

  @When("^the debit (succeeds|fails)$")
  public void debitEnds(String how) {
    var outcome = how.equals("succeeds") ? "succeeded" : "failed";
    atPayment("end", "{\"outcome\": \"%s\"}".formatted(outcome));
  }

  @Then("^the order (?:is|becomes) ([A-Z_]+), ([A-Z_]+), ([A-Z_]+)$")
  public void becomes(String status, String payment, String goods) {
    soon()
        .untilAsserted(() -> {
          var order = guest.lifeNow();
          assertThat(
                  Stream.of("status", "paymentStatus", "fulfilmentStatus")
                      .map(field -> order.path(field).asText()))
              .containsExactly(status, payment, goods);
        });
  }

  @Then("the order waits for the guest: {word}")
  public void waits(String payment) {
    soon().until(() -> guest.lifeNow().path("paymentStatus").asText().equals(payment));
  }

  /// Each once; nothing else.
  @Then("the guest was mailed:")
  public void mailed(List<String> subjects) {
    var expected =
        subjects.stream().map(subject -> subject.replace("#", guest.order.number())).toList();
    soon().untilAsserted(() -> assertThat(mails()).containsExactlyInAnyOrderElementsOf(expected));
  }

  private List<String> mails() {
    return new BuyerMail(guest.browser, guest.store.webUrl())
        .sentTo(guest.email).stream().map(mail -> mail.path("subject").asText()).toList();
  }

  @Then("the store keeps everything")
  public void keepsEverything() {
    keepsAllBut(0);
  }

  @Then("the store keeps nothing")
  public void keepsNothing() {
    keepsAllBut(total());
  }

  @Then("the store keeps everything but {int}")
  public void keepsAllButPieces(int pieces) {
    keepsAllBut(pieces * price());
  }

  @Then("the store keeps everything but {int} and the shipping")
  public void keepsAllButPiecesAndShipping(int pieces) {
    keepsAllBut(pieces * price() + cents(guest.cart.at("/totals/shippingTotal")));
  }

  @Then("the store keeps everything but NZD {bigdecimal}")
  public void keepsAllButAmount(BigDecimal amount) {
    keepsAllBut(amount.movePointRight(2).longValueExact());
  }

  /// In the order, in the payment system, and in the reports.
  private void keepsAllBut(long returned) {
    var kept = total() - returned;
    soon()
        .untilAsserted(() -> {
          var order = guest.lifeNow();
          assertThat(cents(order.path("amountPaid")) - cents(order.path("amountRefunded")))
              .as("order")
              .isEqualTo(kept);
          assertThat(keptThere()).as("payment system").isEqualTo(kept);
          var reported = new Reports(guest.store.jdbcUrl()).life(guest.order.number());
          assertThat(reported.sales()).isEqualTo(1);
          assertThat(total() - reported.refundedMinorUnits()).as("reports").isEqualTo(kept);
          var status = order.path("status").asText();
          assertThat(reported.completions()).isEqualTo(status.equals("DELIVERED") ? 1 : 0);
          assertThat(reported.cancellations()).isEqualTo(status.equals("CANCELLED") ? 1 : 0);
        });
  }

  @Then("NZD {bigdecimal} of the order are paid back in the reports")
  public void reportedBack(BigDecimal amount) {
    var reports = new Reports(guest.store.jdbcUrl());
    soon()
        .until(() ->
            reports.life(guest.order.number()).refundedMinorUnits()
                == amount.movePointRight(2).longValueExact());
  }

  private long total() {
    return cents(guest.cart.at("/totals/total"));
  }

  private long price() {
    return cents(guest.cart.at("/lines/0/unitPrice"));
  }

  private static long cents(JsonNode money) {
    return money.path("minorUnits").asLong();
  }

  private long keptThere() {
    return dashboard()
        .paymentsOf(id())
        .filter(payment -> payment.path("status").asText().equals("succeeded"))
        .map(payment -> new BigDecimal(payment.path("refundable").asText()))
        .mapToLong(left -> left.movePointRight(2).longValueExact())
        .sum();
  }

  @Then("{int} of the stock is/are gone")
  public void gone(int quantity) {
    soon().until(() -> guest.goneFromStock() == quantity);
  }

  @When("the guest opens the download")
  public void opens() {
    soon().until(() -> !line("DIGITAL").path("downloadKey").isNull());
    var link =
        guest.api.ask(
            Operations.DOWNLOAD, Map.of("key", line("DIGITAL").path("downloadKey").asText()));
    assertThat(Instant.parse(link.path("expiresAt").asText()))
        .isBeforeOrEqualTo(Instant.now().plus(LINK_LASTS));
    download = guest.browser.download(URI.create(link.path("url").asText()));
  }

  /// Byte for byte what the store was given for that product.
  @Then("it is the file of that product")
  public void isTheFile() throws IOException {
    var file = Objects.requireNonNull(download);
    assertThat(file.status()).isEqualTo(200);
    var content =
        RunningStore.checkout().resolve("event-handlers/fulfilment/src/main/resources/content");
    var product = line("DIGITAL").path("productId").asText();
    var name =
        Files.readAllLines(content.resolve("files.csv")).stream()
            .filter(row -> row.startsWith(product + ","))
            .map(row -> row.split(",", -1)[1])
            .findFirst()
            .orElseThrow();
    assertThat(file.bytes()).isEqualTo(Files.readAllBytes(content.resolve(name)));
    assertThat(file.disposition()).contains(name);
  }

  @Then("nothing opens with a key that nobody sold")
  public void wrongKey() {
    var key = line("DIGITAL").path("downloadKey").asText();
    var other = new StringBuilder(key).reverse().toString();
    assertThat(guest.api.ask(Operations.DOWNLOAD, Map.of("key", other)).isNull()).isTrue();
  }
}
