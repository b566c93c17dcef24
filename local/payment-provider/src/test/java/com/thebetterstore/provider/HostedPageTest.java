package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The payment page as a browser without JavaScript sees it.
class HostedPageTest {
  private static final String GOOD_CARD = "4242 4242 4242 4242";

  @TempDir Path folder;
  private RunningProvider running;
  private Session session;

  @BeforeEach
  void start() throws StripeException {
    running = new RunningProvider(folder.resolve("payment.mv"));
    session = running.aSession();
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @Test
  void the_page_shows_what_is_bought_and_where_to_go_back() {
    var page = Buyer.opens(URI.create(session.getUrl()));

    assertThat(page.statusCode()).isEqualTo(200);
    var html = Jsoup.parse(page.body());
    assertThat(html.select("tbody tr").eachText())
        .containsExactly("Tea pot 1 NZ$33.50", "Book of <ferns> & mosses 2 NZ$39.98");
    assertThat(html.select("tfoot").text()).contains("NZ$73.48");
    assertThat(html.select("a.back").attr("href")).isEqualTo(session.getCancelUrl());
    assertThat(html.select(".mode").text()).contains("Test mode");
    assertThat(html.select("[src], link[href^=http]")).isEmpty();
  }

  @Test
  void every_field_has_a_label_and_a_browser_can_fill_the_card_in() {
    var html = Jsoup.parse(Buyer.opens(URI.create(session.getUrl())).body());

    assertThat(html.select("input"))
        .allSatisfy(input -> assertThat(html.select("label[for=" + input.id() + "]")).hasSize(1));
    assertThat(html.select("input").eachAttr("autocomplete"))
        .containsExactly("cc-number", "cc-exp", "cc-csc", "cc-name", "off");
  }

  @Test
  void a_good_card_leads_to_the_success_url_as_the_merchant_wrote_it() throws StripeException {
    var answer = Buyer.pays(session.getUrl(), GOOD_CARD);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(session.getSuccessUrl());
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void paying_twice_takes_the_money_once() throws StripeException {
    Buyer.pays(session.getUrl(), GOOD_CARD);
    var intent = running.retrieve(session.getId()).getPaymentIntent();

    var again = Buyer.pays(session.getUrl(), GOOD_CARD);

    assertThat(again.statusCode()).isEqualTo(303);
    assertThat(running.retrieve(session.getId()).getPaymentIntent()).isEqualTo(intent);
    assertThat(eventTypes()).containsOnlyOnce("payment_intent.succeeded", "charge.succeeded");
  }

  @ParameterizedTest
  @CsvSource({
    "4000000000000002, Your card was declined., card_declined, generic_decline",
    "4000000000009995, Your card has insufficient funds., card_declined, insufficient_funds",
    "4000000000000069, Your card has expired., expired_card,",
    "4000000000000127, Your card's security code is incorrect., incorrect_cvc,",
    "4000000000000119, An error occurred while processing your card., processing_error,"
  })
  void a_refused_card_is_explained_and_another_may_be_tried(
      String number, String message, String code, String declineCode) throws StripeException {
    var answer = Buyer.pays(session.getUrl(), number);

    assertThat(answer.statusCode()).isEqualTo(402);
    var html = Jsoup.parse(answer.body());
    assertThat(html.select("[role=alert]").text()).contains("Payment unsuccessful.", message);
    assertThat(answer.body()).doesNotContain(number);
    var intent = running.retrieve(session.getId()).getPaymentIntentObject();
    assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
    assertThat(intent.getLastPaymentError().getCode()).isEqualTo(code);
    assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo(declineCode);
    assertThat(eventTypes()).contains("payment_intent.payment_failed");

    assertThat(Buyer.pays(session.getUrl(), GOOD_CARD).statusCode()).isEqualTo(303);
    assertThat(running.retrieve(session.getId()).getPaymentIntent()).isEqualTo(intent.getId());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 12/34, 123, Enter your card number.",
    "4242, 12/34, 123, Your card number is incomplete.",
    "4242424242424241, 12/34, 123, Your card number is invalid.",
    "4242424242424242, '', 123, Enter your card's expiry date.",
    "4242424242424242, 13/34, 123, Your card's expiry date is incomplete.",
    "4242424242424242, 01/20, 123, Your card's expiry date is in the past.",
    "4242424242424242, 01/99, 123, Your card's expiry year is invalid.",
    "4242424242424242, 12/34, '', Enter your card's security code.",
    "4242424242424242, 12/34, 12, Your card's security code is incomplete."
  })
  void a_mistyped_field_is_explained_beside_it_and_nothing_is_charged(
      String number, String expiry, String cvc, String message) throws StripeException {
    var answer =
        Buyer.submits(
            session.getUrl(), Map.of("cardNumber", number, "cardExpiry", expiry, "cardCvc", cvc));

    assertThat(answer.statusCode()).isEqualTo(422);
    var html = Jsoup.parse(answer.body());
    var field = html.select("input[aria-invalid]");
    assertThat(html.select("#" + field.attr("aria-describedby")).text()).startsWith(message);
    assertThat(html.select("[role=alert]")).hasSize(1);
    assertThat(running.retrieve(session.getId()).getPaymentIntent()).isNull();
  }

  @Test
  void a_number_that_is_no_test_card_is_declined_without_a_charge() throws StripeException {
    var answer = Buyer.pays(session.getUrl(), "4111111111111111");

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).contains("test mode");
    assertThat(running.retrieve(session.getId()).getPaymentIntent()).isNull();
  }

  @Test
  void a_card_of_a_careful_bank_pays_after_the_buyer_confirms() throws StripeException {
    var asked = Buyer.pays(session.getUrl(), "4000002760003184");
    var bank = running.base().resolve(asked.headers().firstValue("Location").orElseThrow());

    assertThat(Buyer.opens(bank).body()).contains("Confirm your payment", "NZ$73.48");
    assertThat(running.retrieve(session.getId()).getPaymentIntentObject().getStatus())
        .isEqualTo("requires_action");
    var answer = Buyer.submits(bank.toString(), Map.of("answer", "confirm"));

    assertThat(answer.headers().firstValue("Location")).contains(session.getSuccessUrl());
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("paid");
  }

  @Test
  void a_buyer_who_refuses_at_the_bank_may_try_another_card() throws StripeException {
    Buyer.pays(session.getUrl(), "4000002760003184");

    var answer = Buyer.submits(session.getUrl() + "/confirmation", Map.of("answer", "refuse"));

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).contains("unable to authenticate");
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("unpaid");
  }

  @Test
  void a_confirmation_nobody_asked_for_charges_nothing() throws StripeException {
    var answer = Buyer.submits(session.getUrl() + "/confirmation", Map.of("answer", "confirm"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(running.retrieve(session.getId()).getPaymentIntent()).isNull();
  }

  @Test
  void a_session_whose_time_is_over_takes_no_card() throws StripeException {
    running.clock.advance(Duration.ofMinutes(45));

    var answer = Buyer.pays(session.getUrl(), GOOD_CARD);

    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body()).contains("expired");
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("unpaid");
  }

  @Test
  void a_form_that_cannot_be_read_is_refused_and_nothing_is_charged() throws Exception {
    var answer = submitsUnreadableForm();

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("Form not understood", "Nothing was charged.");
    assertThat(running.retrieve(session.getId()).getPaymentIntent()).isNull();
  }

  @Test
  void an_unreadable_form_for_what_is_paid_leads_back_to_the_store() throws Exception {
    Buyer.pays(session.getUrl(), GOOD_CARD);

    assertThat(submitsUnreadableForm().headers().firstValue("Location"))
        .contains(session.getSuccessUrl());
  }

  private HttpResponse<String> submitsUnreadableForm() throws IOException, InterruptedException {
    var form =
        HttpRequest.newBuilder(URI.create(session.getUrl()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("cardNumber=%ZZ"));
    try (var client = HttpClient.newHttpClient()) {
      return client.send(form.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void an_unknown_page_is_not_found() {
    assertThat(Buyer.opens(running.base().resolve("/pay/cs_test_none")).statusCode())
        .isEqualTo(404);
  }

  @Test
  void the_form_may_only_be_sent_to_the_provider_and_the_store() {
    var policy =
        Buyer.opens(URI.create(session.getUrl()))
            .headers()
            .firstValue("Content-Security-Policy")
            .orElseThrow();

    assertThat(policy).contains("default-src 'none'", "form-action 'self' " + running.base());
  }

  private List<String> eventTypes() {
    return running.tester().eventTypes();
  }
}
