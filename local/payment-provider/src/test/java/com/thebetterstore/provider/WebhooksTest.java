package com.thebetterstore.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.param.RefundCreateParams;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the store's webhook endpoint receives.
class WebhooksTest {
  private static final String GOOD_CARD = "4242424242424242";

  @TempDir Path folder;
  private RunningProvider running;
  private Endpoint endpoint;

  @BeforeEach
  void start() {
    running = new RunningProvider(folder.resolve("payment.mv"));
    endpoint = new Endpoint(running.provider.webhookSecret());
    running.provider.deliverWebhooksTo(endpoint.url());
  }

  @AfterEach
  void stop() {
    running.close();
    endpoint.close();
  }

  @Test
  void a_payment_is_told_with_objects_that_the_library_can_read() throws StripeException {
    var session = running.aSession();
    Buyer.pays(session.getUrl(), GOOD_CARD);

    await().until(() -> endpoint.events().size() == 2);

    var completed = (Session) object("checkout.session.completed");
    assertThat(completed.getId()).isEqualTo(session.getId());
    assertThat(completed.getPaymentStatus()).isEqualTo("paid");
    assertThat(completed.getMetadata()).containsEntry("orderId", "ord_1");
    var succeeded = (PaymentIntent) object("payment_intent.succeeded");
    assertThat(succeeded.getId()).isEqualTo(completed.getPaymentIntent());
    assertThat(succeeded.getAmountReceived()).isEqualTo(73_48);
    assertThat(endpoint.events()).allMatch(event -> !event.getLivemode());
  }

  @Test
  void a_decline_is_told() throws StripeException {
    Buyer.pays(running.aSession().getUrl(), "4000000000000002");

    await().until(() -> endpoint.types().contains("payment_intent.payment_failed"));

    var failed = (PaymentIntent) object("payment_intent.payment_failed");
    assertThat(failed.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
  }

  @Test
  void a_refund_is_told_in_both_ways() throws StripeException {
    var session = running.aSession();
    Buyer.pays(session.getUrl(), GOOD_CARD);
    refund(session);

    await().until(() -> endpoint.events().size() == 4);

    assertThat(((Refund) object("refund.created")).getAmount()).isEqualTo(73_48);
    assertThat(((Charge) object("charge.refunded")).getAmountRefunded()).isEqualTo(73_48);
  }

  @Test
  void a_refund_may_fail_days_after_it_was_accepted() throws StripeException {
    var session = running.aSession();
    Buyer.pays(session.getUrl(), "4000000000005126");
    refund(session);

    await().until(() -> endpoint.types().contains("refund.failed"));
    assertThat(((Refund) object("refund.failed")).getStatus()).isEqualTo("failed");
  }

  @Test
  void a_session_that_nobody_paid_ends_and_is_told() throws StripeException {
    var session = running.aSession();

    running.clock.advance(Duration.ofMinutes(46));

    // The deliveries of that hour are too old for a client that judges them by the real time.
    await().until(() -> running.tester().eventTypes().contains("checkout.session.expired"));
    assertThat(running.retrieve(session.getId()).getStatus()).isEqualTo("expired");
  }

  @Test
  void an_endpoint_that_fails_gets_the_event_again_until_it_takes_it() throws StripeException {
    endpoint.refuseNext(500);
    endpoint.refuseNext(503);
    endpoint.refuseNext(404);
    Buyer.pays(running.aSession().getUrl(), GOOD_CARD);

    await().until(() -> running.tester().waiting() == 0);

    assertThat(endpoint.types())
        .containsExactlyInAnyOrder("checkout.session.completed", "payment_intent.succeeded");
  }

  @Test
  void events_that_nobody_took_are_sent_after_a_restart() throws StripeException {
    running.tester().does("webhooks/hold", "{}");
    Buyer.pays(running.aSession().getUrl(), GOOD_CARD);
    running.close();

    running = new RunningProvider(folder.resolve("payment.mv"));
    assertThat(endpoint.events()).isEmpty();
    running.provider.deliverWebhooksTo(endpoint.url());

    await().until(() -> endpoint.events().size() == 2);
  }

  @Test
  void a_tester_can_withhold_and_reorder_webhooks() throws StripeException {
    var tester = running.tester();
    tester.does("webhooks/hold", "{}");
    Buyer.pays(running.aSession().getUrl(), GOOD_CARD);
    assertThat(tester.waiting()).isEqualTo(2);

    tester.does("webhooks/release", "{\"order\": \"newest_first\"}");

    assertThat(endpoint.types())
        .containsExactly("checkout.session.completed", "payment_intent.succeeded");
  }

  @Test
  void shuffled_webhooks_are_all_there() throws StripeException {
    var tester = running.tester();
    tester.does("webhooks/hold", "{}");
    for (var purchase = 0; purchase < 3; purchase++) {
      Buyer.pays(running.aSession().getUrl(), GOOD_CARD);
    }

    tester.does("webhooks/release", "{\"order\": \"shuffled\"}");

    assertThat(endpoint.events()).hasSize(6).doesNotHaveDuplicates();
    assertThat(tester.waiting()).isZero();
  }

  @Test
  void a_tester_can_double_and_resend_webhooks() throws StripeException {
    var tester = running.tester();
    tester.does("webhooks/copies", "{\"copies\": 2}");
    Buyer.pays(running.aSession().getUrl(), GOOD_CARD);
    await().until(() -> tester.waiting() == 0);
    assertThat(endpoint.events()).hasSize(4);

    tester.does("webhooks/copies", "{\"copies\": 1}");
    tester.does("events/%s/send".formatted(endpoint.events().getFirst().getId()), "{}");

    await().until(() -> endpoint.events().size() == 5);
    assertThat(endpoint.events().getLast().getId()).isEqualTo(endpoint.events().getFirst().getId());
  }

  private void refund(Session session) throws StripeException {
    var intent = running.retrieve(session.getId()).getPaymentIntent();
    running
        .client()
        .v1()
        .refunds()
        .create(RefundCreateParams.builder().setPaymentIntent(intent).build());
  }

  private Object object(String type) {
    return endpoint.events().stream()
        .filter(event -> event.getType().equals(type))
        .findFirst()
        .orElseThrow()
        .getDataObjectDeserializer()
        .getObject()
        .orElseThrow();
  }
}
