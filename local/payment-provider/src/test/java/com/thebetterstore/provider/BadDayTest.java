package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.ApiException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.model.Review;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What happens to payments after they were made, as the real client and the endpoint see it.
class BadDayTest {
  private static final String GOOD_CARD = "4242424242424242";

  @TempDir Path folder;
  private RunningProvider running;
  private Endpoint endpoint;
  private Tester tester;

  @BeforeEach
  void start() {
    running = new RunningProvider(folder.resolve("payment.mv"));
    tester = running.tester();
    endpoint = new Endpoint(running.provider.webhookSecret());
    running.provider.deliverWebhooksTo(endpoint.url());
  }

  @AfterEach
  void stop() {
    running.close();
    endpoint.close();
  }

  @Test
  void a_refund_of_the_dashboard_has_no_metadata_of_the_merchant() throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();

    tester.does("payments/%s/refund".formatted(intent), "{\"amount\": \"10.00\"}");

    var refund = refunds(intent).getFirst();
    assertThat(refund.getAmount()).isEqualTo(10_00);
    assertThat(refund.getStatus()).isEqualTo("succeeded");
    assertThat(refund.getMetadata()).isEmpty();
    await().until(() -> endpoint.types().contains("charge.refunded"));
    var charge = (Charge) told("charge.refunded");
    assertThat(charge.getAmountRefunded()).isEqualTo(10_00);
    assertThat(charge.getRefunded()).isFalse();
    assertThat(charge.getMetadata()).containsEntry("orderId", "ord_1");
  }

  @Test
  void without_an_amount_all_that_is_left_goes_back() throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();
    tester.does("payments/%s/refund".formatted(intent), "{\"amount\": \"10\"}");

    var shown = tester.does("payments/%s/refund".formatted(intent), "{}");

    assertThat(shown.at("/payments/0/refundable").asText()).isEqualTo("0.00");
    assertThat(refunds(intent)).extracting(Refund::getAmount).containsExactly(63_48L, 10_00L);
  }

  @ParameterizedTest
  @CsvSource({"succeeded, refund.updated", "failed, refund.failed"})
  void a_pending_refund_waits_until_somebody_ends_it(String outcome, String event)
      throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();
    tester.does("faults/next-refund", "{\"outcome\": \"pending\"}");
    var refund = refund(intent);
    running.clock.advance(Duration.ofHours(1));
    assertThat(refund.getStatus()).isEqualTo("pending");
    assertThat(refunds(intent).getFirst().getStatus()).isEqualTo("pending");

    tester.does(
        "refunds/%s/end".formatted(refund.getId()), "{\"outcome\": \"%s\"}".formatted(outcome));

    assertThat(refunds(intent).getFirst().getStatus()).isEqualTo(outcome);
    assertThat(tester.eventTypes()).endsWith(event);
  }

  @Test
  void the_next_refund_can_be_made_to_fail_and_the_one_after_it_succeeds() throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();
    tester.does("faults/next-refund", "{\"outcome\": \"fails\"}");

    var first = refund(intent);
    assertThat(first.getStatus()).isEqualTo("pending");
    running.clock.advance(Duration.ofSeconds(3));
    await().until(() -> refunds(intent).getFirst().getStatus().equals("failed"));

    assertThat(refunds(intent).getFirst().getFailureReason()).isNotBlank();
    assertThat(refund(intent).getStatus()).isEqualTo("succeeded");
  }

  @Test
  void a_refund_to_a_cancelled_card_looks_successful_at_first() throws StripeException {
    var intent = running.paidWith("4000000000005126").getPaymentIntent();

    assertThat(refund(intent).getStatus()).isEqualTo("succeeded");

    running.clock.advance(Duration.ofSeconds(3));
    await().until(() -> refunds(intent).getFirst().getStatus().equals("failed"));
    assertThat(tester.payment().path("refundable").asText()).isEqualTo("73.48");
  }

  @Test
  void a_refund_that_succeeded_fails_when_the_bank_sends_it_back() throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();
    var refund = refund(intent);

    tester.does("refunds/%s/end".formatted(refund.getId()), "{\"outcome\": \"failed\"}");

    assertThat(refunds(intent).getFirst().getStatus()).isEqualTo("failed");
    assertThat(
            tester
                .tries("refunds/%s/end".formatted(refund.getId()), "{\"outcome\": \"succeeded\"}")
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void a_dispute_names_the_payment_and_no_order_and_stops_refunds() throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();

    tester.does("payments/%s/dispute".formatted(intent), "{\"reason\": \"product_not_received\"}");

    await().until(() -> endpoint.types().contains("charge.dispute.created"));
    var dispute = (Dispute) told("charge.dispute.created");
    assertThat(dispute.getPaymentIntent()).isEqualTo(intent);
    assertThat(dispute.getReason()).isEqualTo("product_not_received");
    assertThat(dispute.getStatus()).isEqualTo("needs_response");
    assertThat(dispute.getAmount()).isEqualTo(73_48);
    assertThat(dispute.getMetadata()).isEmpty();
    assertThat(charges(intent).getFirst().getDisputed()).isTrue();
    var refused = catchThrowableOfType(InvalidRequestException.class, () -> refund(intent));
    assertThat(refused.getCode()).isEqualTo("charge_disputed");
  }

  @Test
  void a_bank_may_take_back_a_part_and_no_more_than_is_left() throws StripeException {
    var intent = running.paidWith(GOOD_CARD).getPaymentIntent();
    tester.does("payments/%s/refund".formatted(intent), "{\"amount\": \"70.00\"}");

    assertThat(
            tester
                .tries("payments/%s/dispute".formatted(intent), "{\"amount\": \"3.49\"}")
                .statusCode())
        .isEqualTo(400);
    tester.does("payments/%s/dispute".formatted(intent), "{\"amount\": \"2.50\"}");

    await().until(() -> endpoint.types().contains("charge.dispute.funds_withdrawn"));
    for (var news : List.of("charge.dispute.created", "charge.dispute.funds_withdrawn")) {
      assertThat(((Dispute) told(news)).getAmount()).as(news).isEqualTo(2_50);
    }
    assertThat(disputes(intent).getFirst().getAmount()).isEqualTo(2_50);
    assertThat(tester.sees().at("/payments/0/disputes/0/amount").asText()).isEqualTo("2.50");
  }

  @ParameterizedTest
  @CsvSource({"won, true", "lost, false"})
  void a_closed_dispute_gives_the_money_back_or_keeps_it(String outcome, boolean refundable)
      throws StripeException {
    var intent = running.paidWith("4000000000000259").getPaymentIntent();
    var dispute = disputes(intent).getFirst().getId();

    tester.does("disputes/%s/close".formatted(dispute), "{\"outcome\": \"%s\"}".formatted(outcome));

    assertThat(disputes(intent).getFirst().getStatus()).isEqualTo(outcome);
    await().until(() -> endpoint.types().contains("charge.dispute.closed"));
    assertThat(((Dispute) told("charge.dispute.closed")).getStatus()).isEqualTo(outcome);
    if (refundable) {
      assertThat(refund(intent).getStatus()).isEqualTo("succeeded");
    } else {
      assertThat(
              catchThrowableOfType(InvalidRequestException.class, () -> refund(intent)).getCode())
          .isEqualTo("charge_disputed");
    }
  }

  @ParameterizedTest
  @CsvSource({"approved, 0", "refunded, 7348", "refunded_as_fraud, 7348"})
  void a_payment_under_review_is_approved_or_goes_back(String outcome, long returned)
      throws StripeException {
    var intent = running.paidWith("4000000000009235").getPaymentIntent();
    await().until(() -> endpoint.types().contains("review.opened"));
    assertThat(((Review) told("review.opened")).getOpen()).isTrue();
    assertThat(((Review) told("review.opened")).getPaymentIntent()).isEqualTo(intent);

    tester.does("payments/%s/review".formatted(intent), "{\"outcome\": \"%s\"}".formatted(outcome));

    await().until(() -> endpoint.types().contains("review.closed"));
    var expanded = PaymentIntentRetrieveParams.builder().addExpand("review").build();
    var review =
        running.client().v1().paymentIntents().retrieve(intent, expanded, null).getReviewObject();
    assertThat(review.getOpen()).isFalse();
    assertThat(review.getClosedReason()).isEqualTo(outcome);
    assertThat(charges(intent).getFirst().getAmountRefunded()).isEqualTo(returned);
    assertThat(
            tester
                .tries("payments/%s/review".formatted(intent), "{\"outcome\": \"approved\"}")
                .statusCode())
        .isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"refund, refunded", "dispute, disputed"})
  void a_review_ends_when_the_money_is_gone(String gone, String reason) throws StripeException {
    var intent = running.paidWith("4000000000009235").getPaymentIntent();

    tester.does("payments/%s/%s".formatted(intent, gone), "{}");

    await().until(() -> endpoint.types().contains("review.closed"));
    assertThat(((Review) told("review.closed")).getClosedReason()).isEqualTo(reason);
  }

  @Test
  void a_review_goes_on_when_a_part_of_the_money_goes_back() throws StripeException {
    var intent = running.paidWith("4000000000009235").getPaymentIntent();

    tester.does("payments/%s/refund".formatted(intent), "{\"amount\": \"1.00\"}");

    await().until(() -> endpoint.types().contains("charge.refunded"));
    tester.does("payments/%s/review".formatted(intent), "{\"outcome\": \"approved\"}");
    await().until(() -> endpoint.types().contains("review.closed"));
    assertThat(((Review) told("review.closed")).getClosedReason()).isEqualTo("approved");
  }

  @ParameterizedTest
  @CsvSource({
    "11-0000-0000000-010, paid, succeeded, checkout.session.async_payment_succeeded",
    "11-0000-0000000-036, unpaid, requires_payment_method, checkout.session.async_payment_failed"
  })
  void a_debit_is_answered_minutes_after_the_buyer_has_left(
      String account, String paid, String status, String event) throws StripeException {
    var session = running.aSession();

    var answer = Buyer.submits(session.getUrl(), Map.of("accountNumber", account));

    assertThat(answer.headers().firstValue("Location")).contains(session.getSuccessUrl());
    var waiting = running.retrieve(session.getId());
    assertThat(waiting.getStatus()).isEqualTo("complete");
    assertThat(waiting.getPaymentStatus()).isEqualTo("unpaid");
    assertThat(waiting.getPaymentIntentObject().getStatus()).isEqualTo("processing");
    assertThat(charges(waiting.getPaymentIntent()).getFirst().getStatus()).isEqualTo("pending");
    await().until(() -> endpoint.types().contains("payment_intent.processing"));

    running.clock.advance(Duration.ofMinutes(4));
    await().until(() -> tester.eventTypes().contains(event));
    var ended = running.retrieve(session.getId());
    assertThat(ended.getStatus()).isEqualTo("complete");
    assertThat(ended.getPaymentStatus()).isEqualTo(paid);
    assertThat(ended.getPaymentIntentObject().getStatus()).isEqualTo(status);
  }

  @Test
  void a_debit_can_be_ended_at_once() throws StripeException {
    var session = running.aSession();
    Buyer.submits(session.getUrl(), Map.of("accountNumber", "11-0000-0000000-010"));

    tester.does("payments/%s/end".formatted(tester.paymentId()), "{\"outcome\": \"failed\"}");

    var failed = running.retrieve(session.getId()).getPaymentIntentObject();
    assertThat(failed.getLastPaymentError().getMessage()).contains("insufficient funds");
    await().until(() -> endpoint.types().contains("checkout.session.async_payment_failed"));
    assertThat(((Session) told("checkout.session.async_payment_failed")).getId())
        .isEqualTo(session.getId());
    running.clock.advance(Duration.ofMinutes(4));
    assertThat(running.retrieve(session.getId()).getPaymentStatus()).isEqualTo("unpaid");
  }

  @Test
  void an_account_that_is_no_test_account_pays_nothing() throws StripeException {
    var session = running.aSession();

    var answer = Buyer.submits(session.getUrl(), Map.of("accountNumber", "12-3456-7890123-000"));

    assertThat(answer.statusCode()).isEqualTo(402);
    assertThat(answer.body()).contains("cannot be debited").doesNotContain("7890123");
    assertThat(running.retrieve(session.getId()).getStatus()).isEqualTo("open");
  }

  @Test
  void while_the_provider_is_down_nothing_is_answered_and_nothing_remembered()
      throws StripeException {
    var purchase = running.purchase(running.inMinutes(45)).build();
    tester.does("faults/down", "{\"seconds\": 60}");
    var down =
        catchThrowableOfType(ApiException.class, () -> create(purchase, keyed("k1").build()));

    running.clock.advance(Duration.ofSeconds(61));

    assertThat(down.getStatusCode()).isEqualTo(503);
    assertThat(create(purchase, keyed("k1").build()).getStatus()).isEqualTo("open");
  }

  @Test
  void a_slow_provider_acts_even_if_the_client_has_left() throws StripeException {
    var purchase = running.purchase(running.inMinutes(45)).build();
    tester.does("faults/slow", "{\"seconds\": 1}");
    var left =
        catchThrowableOfType(
            StripeException.class, () -> create(purchase, keyed("k1").setReadTimeout(100).build()));
    assertThat(left).isNotNull();
    await().until(() -> tester.sees().path("sessions").size() == 1);
    tester.does("faults/slow", "{\"seconds\": 0}");

    assertThat(create(purchase, keyed("k1").build()).getId())
        .isEqualTo(tester.sees().at("/sessions/0/id").asText());
  }

  @Test
  void disputes_and_pending_refunds_and_debits_survive_a_restart() throws StripeException {
    var disputed = running.paidWith("4000000000000259").getPaymentIntent();
    var debited = running.aSession();
    Buyer.submits(debited.getUrl(), Map.of("accountNumber", "11-0000-0000000-010"));
    running.close();

    running = new RunningProvider(folder.resolve("payment.mv"));

    assertThat(disputes(disputed).getFirst().getStatus()).isEqualTo("needs_response");
    running.clock.advance(Duration.ofMinutes(4));
    await().until(() -> running.retrieve(debited.getId()).getPaymentStatus().equals("paid"));
  }

  private Session create(SessionCreateParams purchase, RequestOptions options)
      throws StripeException {
    return running.client().v1().checkout().sessions().create(purchase, options);
  }

  private static RequestOptions.RequestOptionsBuilder keyed(String key) {
    return RequestOptions.builder().setIdempotencyKey(key);
  }

  private Refund refund(String intent) throws StripeException {
    return running
        .client()
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent).build());
  }

  private List<Refund> refunds(String intent) throws StripeException {
    return running
        .client()
        .v1()
        .refunds()
        .list(RefundListParams.builder().setPaymentIntent(intent).build())
        .getData();
  }

  private List<Dispute> disputes(String intent) throws StripeException {
    return running
        .client()
        .v1()
        .disputes()
        .list(DisputeListParams.builder().setPaymentIntent(intent).build())
        .getData();
  }

  private List<Charge> charges(String intent) throws StripeException {
    return running
        .client()
        .v1()
        .charges()
        .list(ChargeListParams.builder().setPaymentIntent(intent).build())
        .getData();
  }

  private Object told(String type) {
    return endpoint.events().stream()
        .filter(event -> event.getType().equals(type))
        .findFirst()
        .orElseThrow()
        .getDataObjectDeserializer()
        .getObject()
        .orElseThrow();
  }
}
