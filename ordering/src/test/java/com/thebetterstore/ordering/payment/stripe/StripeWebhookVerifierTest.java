package com.thebetterstore.ordering.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.stripe.StripeWebhookVerifier.*;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeWebhookVerifierTest {

  private static final String SECRET = "whsec_current";
  private static final String OLD_SECRET = "whsec_old";
  private static final Instant RECEIVED = Instant.parse("2026-11-22T12:00:00Z");
  private static final String ORDER = "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV";
  private static final String EVENT =
      """
      {"id": "evt_1", "type": "checkout.session.completed", "livemode": false,
       "data": {"object": {"id": "cs_1", "payment_intent": "pi_1",
         "metadata": {"orderId": "ord_01ARZ3NDEKTSV4RRFFQ69G5FAV", "correlationId": "cor_1"}}}}
      """;

  private final StripeWebhookVerifier verifier = new StripeWebhookVerifier(false);

  @Test
  void what_stripe_signed_is_genuine_and_names_its_order_and_what_that_was_placed_under() {
    assertThat(verify(EVENT, signed(EVENT, SECRET, RECEIVED)))
        .isEqualTo(
            new Genuine(
                new WebhookEvent(
                    "evt_1",
                    "checkout.session.completed",
                    Optional.of(new OrderId(ORDER)),
                    Optional.of(new CorrelationId("cor_1")),
                    Optional.of(new PaymentId("pi_1")))));
  }

  @Test
  void an_order_whose_page_named_no_correlation_id_is_known_without() {
    var earlier = EVENT.replace(", \"correlationId\": \"cor_1\"", "");

    assertThat(verify(earlier, signed(earlier, SECRET, RECEIVED)))
        .isInstanceOfSatisfying(
            Genuine.class, it -> assertThat(it.event().correlationId()).isEmpty());
  }

  @Test
  void while_a_secret_is_replaced_both_verify() {
    assertThat(verify(EVENT, signed(EVENT, OLD_SECRET, RECEIVED))).isInstanceOf(Genuine.class);
  }

  @Test
  void a_body_that_was_altered_on_the_way_is_forged() {
    var signature = signed(EVENT, SECRET, RECEIVED);

    assertThat(verify(EVENT.replace("ord_0", "ord_1"), signature)).isEqualTo(forged());
    assertThat(verify(EVENT + " ", signature)).isEqualTo(forged());
  }

  @Test
  void a_secret_that_is_not_ours_is_forged() {
    assertThat(verify(EVENT, signed(EVENT, "whsec_other", RECEIVED))).isEqualTo(forged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=abc,v1=00",
        "t=,v1=",
        "v1",
        "t",
        "t=1795348800",
        "v1=00",
        "t=1795348800,v1",
        "t=99999999999999999999,v1=00",
        "t=1795348800,t=1795348801,v1=00",
        "t=-1,v1=00",
        ",,,",
        "=,=,="
      })
  void a_malformed_signature_is_forged_and_never_an_exception(String signature) {
    assertThat(verify(EVENT, signature)).isEqualTo(forged());
  }

  @Test
  void a_signature_is_good_for_five_minutes_before_the_gateway_received_it() {
    assertThat(verify(EVENT, signed(EVENT, SECRET, RECEIVED.minusSeconds(300))))
        .isInstanceOf(Genuine.class);
    assertThat(verify(EVENT, signed(EVENT, SECRET, RECEIVED.minusSeconds(301))))
        .isEqualTo(new Rejected(Reason.TOO_OLD));
  }

  @Test
  void a_signature_from_the_future_cannot_be_kept_for_later() {
    assertThat(verify(EVENT, signed(EVENT, SECRET, RECEIVED.plusSeconds(60))))
        .isInstanceOf(Genuine.class);
    assertThat(verify(EVENT, signed(EVENT, SECRET, RECEIVED.plusSeconds(61))))
        .isEqualTo(new Rejected(Reason.FROM_THE_FUTURE));
  }

  @Test
  void a_live_store_does_not_take_test_money_nor_a_test_store_live_money() {
    var live = EVENT.replace("\"livemode\": false", "\"livemode\": true");

    assertThat(verify(live, signed(live, SECRET, RECEIVED)))
        .isEqualTo(new Rejected(Reason.WRONG_MODE));
    assertThat(
            new StripeWebhookVerifier(true)
                .verify(EVENT, signed(EVENT, SECRET, RECEIVED), RECEIVED, List.of(SECRET)))
        .isEqualTo(new Rejected(Reason.WRONG_MODE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "null", "\"text\"", "{\"id\": \"evt_1\"}", "\uFEFF{}"})
  void a_signed_body_that_is_no_event_is_unreadable(String body) {
    assertThat(verify(body, signed(body, SECRET, RECEIVED)))
        .isEqualTo(new Rejected(Reason.UNREADABLE));
  }

  @Test
  void a_signed_body_nested_ten_thousand_deep_is_unreadable() {
    var deep = "[".repeat(10_000) + "]".repeat(10_000);

    assertThat(verify(deep, signed(deep, SECRET, RECEIVED)))
        .isEqualTo(new Rejected(Reason.UNREADABLE));
  }

  /// Whatever else the account's other shops, or Stripe itself, put where our order's id would be.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "\"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\"",
        "{\"somebodyElsesId\": \"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\"}",
        "{\"orderId\": \"2001\", \"shop\": \"other.example\"}",
        "{\"orderId\": \"\"}",
        "{\"orderId\": null}",
        "{\"orderId\": 1001}",
        "{\"orderId\": 10.5}",
        "{\"orderId\": true}",
        "{\"orderId\": [\"ord_01ARZ3NDEKTSV4RRFFQ69G5FAV\"]}",
        "{\"orderId\": \"0b8f6c9e-6d2c-4d5b-9c36-5d8a1f0c7e11\"}",
        "{\"orderId\": \"ord_01arz3ndektsv4rrffq69g5fav\", \"correlationId\": \"cor_1\"}"
      })
  void an_event_whose_metadata_names_no_order_of_ours_is_genuine_and_about_none(String metadata) {
    var foreign =
        """
        {"id": "evt_1", "type": "payment_intent.succeeded", "livemode": false,
         "data": {"object": {"id": "pi_1", "client_reference_id": "%s", "metadata": %s}}}
        """
            .formatted(ORDER, metadata);

    assertThat(genuine(foreign).order()).isEmpty();
  }

  @Test
  void an_event_of_a_connected_account_is_about_no_order_of_ours() {
    var connected =
        genuine(EVENT.replace("\"id\": \"evt_1\"", "\"id\": \"evt_1\", \"account\": \"acct_1\""));

    assertThat(connected.order()).isEmpty();
    assertThat(connected.payment()).isEmpty();
  }

  /// Thin events have no `data`; their ids and types have characters of their own.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "v1.billing.meter.error_report_triggered",
        "v2.core.account[requirements].updated",
        "v2.core.account[configuration.merchant].capability_status_updated",
        "v2.core.event_destination.ping",
        "Some-Future:type/2027"
      })
  void a_thin_event_of_whatever_type_is_genuine_and_about_no_order_of_ours(String type) {
    var thin =
        """
        {"id": "evt_test_65RM8sQH-1", "object": "v2.core.event", "type": "%s", "livemode": false,
         "created": "2026-11-22T12:00:00.000Z", "related_object": {"id": "acct_1"}}
        """
            .formatted(type);

    assertThat(genuine(thin).order()).isEmpty();
  }

  @Test
  void no_damage_to_time_or_digest_is_accepted_or_makes_the_verifier_throw() {
    var seed = 20_261_122L;
    var random = new SplittableRandom(seed);
    var genuine = signed(EVENT, SECRET, RECEIVED);
    for (var i = 0; i < 20_000; i++) {
      var signature = damaged(genuine, random);
      if (verify(EVENT, signature) instanceof Genuine) {
        // A stray comma is harmless; the time and the digest must be those that were signed.
        assertThat(signature.split(","))
            .as("seed %d, signature %s", seed, signature)
            .contains(genuine.split(","));
      }
    }
  }

  private static String damaged(String text, SplittableRandom random) {
    var damaged = new StringBuilder(text);
    var changes = random.nextInt(1, 4);
    for (var i = 0; i < changes && !damaged.isEmpty(); i++) {
      var at = random.nextInt(damaged.length());
      switch (random.nextInt(3)) {
        case 0 -> damaged.deleteCharAt(at);
        case 1 -> damaged.insert(at, (char) random.nextInt(0x20, 0x7F));
        default -> damaged.setCharAt(at, "0123456789abcdef,=tv".charAt(random.nextInt(20)));
      }
    }
    return damaged.toString();
  }

  private Verdict verify(String body, String signature) {
    return verifier.verify(body, signature, RECEIVED, List.of(SECRET, OLD_SECRET));
  }

  private WebhookEvent genuine(String body) {
    return ((Genuine) verify(body, signed(body, SECRET, RECEIVED))).event();
  }

  private static Rejected forged() {
    return new Rejected(Reason.FORGED);
  }

  private static String signed(String body, String secret, Instant at) {
    try {
      return Webhook.Signature.generateSignatureHeader(body, secret, at.getEpochSecond());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
