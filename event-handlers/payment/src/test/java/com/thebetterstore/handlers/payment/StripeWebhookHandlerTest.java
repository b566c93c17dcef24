package com.thebetterstore.handlers.payment;

import static com.thebetterstore.handlers.payment.WebhookFunction.*;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.payment.InMemoryPaymentInbox.Published;
import com.thebetterstore.ordering.payment.PaymentInbox;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.log.LogLines;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class StripeWebhookHandlerTest {

  private final WebhookFunction webhook = new WebhookFunction();

  @Test
  void what_stripe_signed_is_published_under_its_orders_correlation_id() throws IOException {
    var answer = webhook.handle(message("m-1", EVENT, SECRET, RECEIVED));

    assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(webhook.inbox.published())
        .containsExactly(
            new Published(
                news("evt_stripe_1", "checkout.session.completed"),
                new Cause(new CorrelationId("cor_of_checkout"), "evt_stripe_1", null)));
    assertThat(webhook.putAside()).isEmpty();
  }

  @Test
  void a_body_that_the_gateway_encoded_is_verified_as_it_was_posted() throws IOException {
    var macron = EVENT.replace("cor_of_checkout", "cor_mānuka+&%");
    var attributes = attributes(signed(macron, SECRET, RECEIVED), RECEIVED);
    attributes.put("enc", "b64");
    var encoded = Base64.getEncoder().encodeToString(macron.getBytes(StandardCharsets.UTF_8));

    assertThat(failed(webhook.handle(QueueEvents.message("m-1", encoded, attributes)))).isEmpty();

    assertThat(webhook.inbox.published())
        .extracting(it -> it.cause().correlationId().value())
        .containsExactly("cor_mānuka+&%");
  }

  @Test
  void an_event_that_names_no_correlation_id_is_followed_by_its_own() throws IOException {
    var without = EVENT.replace(", \"correlationId\": \"cor_of_checkout\"", "");

    webhook.handle(message("m-1", without, SECRET, RECEIVED));

    assertThat(webhook.inbox.published())
        .extracting(it -> it.cause().correlationId().value())
        .containsExactly("evt_stripe_1");
  }

  @Test
  void an_event_that_comes_three_times_is_published_once_and_acknowledged_each_time()
      throws IOException {
    var first = message("m-1", EVENT, SECRET, RECEIVED);
    var second = message("m-2", EVENT, SECRET, RECEIVED.plusSeconds(60));

    assertThat(failed(webhook.handle(first, second))).isEmpty();
    assertThat(failed(webhook.handle(first))).isEmpty();

    assertThat(webhook.inbox.published()).hasSize(1);
  }

  @Test
  void while_a_webhook_secret_is_replaced_both_are_good() throws IOException {
    var other = EVENT.replace("evt_stripe_1", "evt_stripe_2");

    webhook.handle(
        message("m-1", EVENT, SECRET, RECEIVED), message("m-2", other, OLD_SECRET, RECEIVED));

    assertThat(webhook.inbox.published())
        .extracting(it -> it.news().providerEventId())
        .containsExactly("evt_stripe_1", "evt_stripe_2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"orderId\": \"2001\", \"shop\": \"other.example\", \"correlationId\": \"cor_1\"}",
        "{\"orderId\": 1001}",
        "{\"orderId\": \"WC-1001\"}",
        "{\"orderId\": \"ord_01arz3ndektsv4rrffq69g5fav\"}",
        "{}"
      })
  void an_event_about_no_order_of_ours_is_acknowledged_and_kept_nowhere(String metadata)
      throws IOException {
    for (var type : List.of("checkout.session.completed", "charge.refunded", "refund.created")) {
      var foreign =
          """
          {"id": "evt_stripe_9", "type": "%s", "livemode": false,
           "data": {"object": {"id": "x_1", "metadata": %s}}}
          """
              .formatted(type, metadata);

      try (var log = LogLines.listen()) {
        assertThat(failed(webhook.handle(message("m-1", foreign, SECRET, RECEIVED)))).isEmpty();

        assertThat(log.texts())
            .contains("INFO Stripe event is about no order of ours")
            .allMatch(line -> line.startsWith("INFO "));
      }
    }
    assertThat(webhook.inbox.published()).isEmpty();
    assertThat(webhook.putAside()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.created, 0",
    "payment_intent.processing, 0",
    "payment_intent.succeeded, 0",
    "payment_intent.requires_action, 1",
    "payment_intent.payment_failed, 1",
    "checkout.session.completed, 1",
    "checkout.session.async_payment_succeeded, 1"
  })
  void what_another_event_says_as_well_is_acknowledged_and_published_once(
      String type, int published) throws IOException {
    var event = EVENT.replace("checkout.session.completed", type);

    assertThat(failed(webhook.handle(message("m-1", event, SECRET, RECEIVED)))).isEmpty();

    assertThat(webhook.inbox.published()).hasSize(published);
    assertThat(webhook.putAside()).isEmpty();
  }

  /// A dispute carries metadata of its own, and so no order. An alarm counts the line.
  @Test
  void a_dispute_about_a_payment_of_ours_calls_for_a_person() throws IOException {
    var order = webhook.shop.paid("1", OrderFixtures.lamps());

    try (var log = LogLines.listen()) {
      assertThat(failed(webhook.handle(dispute("\"pi_cs_ord_1:1\"")))).isEmpty();

      assertThat(log.texts()).contains("ERROR payment is disputed");
      assertThat(log.fields("payment is disputed"))
          .containsExactly(
              "stripeEventId=\"evt_stripe_9\"",
              "type=\"charge.dispute.created\"",
              "orderId=\"%s\"".formatted(order.id().value()));
    }
    assertThat(webhook.inbox.published())
        .extracting(Published::news)
        .containsExactly(
            new PaymentSessionChanged(
                order.id(), "evt_stripe_9", "charge.dispute.created", RECEIVED, "pi_cs_ord_1:1"));
  }

  /// So does a review. An alarm counts the line.
  @Test
  void a_review_of_a_payment_of_ours_is_told_and_published() throws IOException {
    var order = webhook.shop.paid("1", OrderFixtures.lamps());

    try (var log = LogLines.listen()) {
      webhook.handle(event("review.opened", "\"pi_cs_ord_1:1\""));

      assertThat(log.texts()).contains("WARN payment is to be reviewed");
    }
    assertThat(webhook.inbox.published())
        .extracting(Published::news)
        .containsExactly(
            new PaymentSessionChanged(
                order.id(), "evt_stripe_9", "review.opened", RECEIVED, "pi_cs_ord_1:1"));
  }

  @Test
  void the_end_of_a_review_is_published_and_calls_for_nobody() throws IOException {
    var order = webhook.shop.paid("1", OrderFixtures.lamps());

    try (var log = LogLines.listen()) {
      webhook.handle(event("review.closed", "\"pi_cs_ord_1:1\""));

      assertThat(log.texts()).doesNotContain("WARN payment is to be reviewed");
    }
    assertThat(webhook.inbox.published())
        .extracting(Published::news)
        .containsExactly(
            new PaymentSessionChanged(
                order.id(), "evt_stripe_9", "review.closed", RECEIVED, "pi_cs_ord_1:1"));
  }

  /// A person in Stripe's dashboard writes no metadata.
  @ParameterizedTest
  @ValueSource(
      strings = {"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"})
  void a_refund_that_names_only_the_payment_is_published_for_its_order(String type)
      throws IOException {
    var order = webhook.shop.paid("1", OrderFixtures.lamps());

    webhook.handle(event(type, "\"pi_cs_ord_1:1\""));

    assertThat(webhook.inbox.published())
        .extracting(Published::news)
        .containsExactly(
            new PaymentSessionChanged(order.id(), "evt_stripe_9", type, RECEIVED, "pi_cs_ord_1:1"));
  }

  /// Stripe sends each shop of an account the events of all: asking about each of them would be
  /// asking for strangers.
  @Test
  void stripe_is_not_asked_about_other_events_that_name_no_order() throws IOException {
    webhook.shop.paid("1", OrderFixtures.lamps());
    webhook.shop.provider.goDown();

    var other = event("checkout.session.completed", "\"pi_cs_ord_1:1\"");

    assertThat(failed(webhook.handle(other))).isEmpty();
    assertThat(webhook.putAside()).isEmpty();
    assertThat(webhook.inbox.published()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"pi_of_another_shop\"", "null", "1001", "\"\""})
  void a_dispute_about_a_payment_of_another_shop_is_acknowledged(String payment)
      throws IOException {
    try (var log = LogLines.listen()) {
      assertThat(failed(webhook.handle(dispute(payment)))).isEmpty();

      assertThat(log.texts())
          .contains("INFO Stripe event is about no order of ours")
          .allMatch(line -> line.startsWith("INFO "));
    }
    assertThat(webhook.putAside()).isEmpty();
  }

  @Test
  void a_dispute_comes_again_while_stripe_does_not_say_whose_it_is() throws IOException {
    webhook.shop.provider.goDown();

    assertThat(failed(webhook.handle(dispute("\"pi_cs_ord_1:1\"")))).containsExactly("m-1");
  }

  private static String dispute(String payment) {
    return event("charge.dispute.created", payment);
  }

  /// One that names a payment and no order.
  private static String event(String type, String payment) {
    var event =
        """
        {"id": "evt_stripe_9", "type": "%s", "livemode": false,
         "data": {"object": {"id": "dp_1", "charge": "ch_1", "payment_intent": %s,
           "metadata": {}}}}
        """
            .formatted(type, payment);
    return message("m-1", event, SECRET, RECEIVED);
  }

  /// Whoever handles it asks Stripe how things stand, whatever it was.
  @Test
  void an_event_of_an_unknown_type_is_published_all_the_same() throws IOException {
    var unknown = EVENT.replace("checkout.session.completed", "charge.brand_new");

    webhook.handle(message("m-1", unknown, SECRET, RECEIVED));

    assertThat(webhook.inbox.published())
        .extracting(Published::news)
        .containsExactly(news("evt_stripe_1", "charge.brand_new"));
  }

  @Test
  void a_message_that_could_not_be_written_down_comes_again_and_the_others_do_not()
      throws IOException {
    var breaksOnce = new ArrayList<>(List.of("evt_stripe_1"));
    PaymentInbox broken =
        (news, cause) -> {
          if (breaksOnce.remove(news.providerEventId())) {
            throw SdkClientException.create("connection reset");
          }
          return webhook.inbox.accept(news, cause);
        };
    var first = message("m-1", EVENT, SECRET, RECEIVED);
    var second = message("m-2", EVENT.replace("evt_stripe_1", "evt_stripe_2"), SECRET, RECEIVED);

    assertThat(
            failed(Call.of(webhook.handler(WebhookFunction.SECRETS, broken), batch(first, second))))
        .containsExactly("m-1");
    assertThat(failed(Call.of(webhook.handler(WebhookFunction.SECRETS, broken), batch(first))))
        .isEmpty();
    assertThat(webhook.inbox.published()).hasSize(2);
  }

  /// A message can lie in a dead-letter queue for days before somebody lets it come again.
  @Test
  void a_signatures_age_is_judged_by_when_the_gateway_received_it() throws IOException {
    var longAgo = Instant.parse("2016-01-01T00:00:00Z");

    assertThat(failed(webhook.handle(message("m-1", EVENT, SECRET, longAgo)))).isEmpty();
    assertThat(webhook.inbox.published()).extracting(it -> it.news().at()).containsExactly(longAgo);
  }
}
