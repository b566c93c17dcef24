package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.aPlacedOrder;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.PaymentProvider.Decline;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.*;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Payment pages as stripe-java reads them.
class StripeSessionsTest {

  private static final PaymentSessionId PAGE = new PaymentSessionId("cs_1");
  private static final URI URL = URI.create("https://checkout.stripe.com/c/pay/cs_1");
  private static final ReturnTo BACK =
      new ReturnTo(URI.create("https://shop.example/"), URI.create("https://shop.example/"));
  private static final String NO_INTENT = "null";

  private final ScriptedStripe stripe = new ScriptedStripe();
  private final StripePaymentProvider provider = stripe.provider();

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void a_page_is_read_together_with_its_payment() {
    stripe.on(SESSION, ok(session("open", "unpaid", NO_INTENT)));

    assertThat(provider.session(PAGE)).isEqualTo(new Open(URL, Optional.empty(), false));
    assertThat(stripe.request().parameters())
        .isEqualTo(Map.of("expand[0]", "payment_intent", "expand[1]", "payment_intent.review"));
  }

  @Test
  void a_payment_is_what_stripe_received_not_what_was_asked_for() {
    stripe.on(SESSION, ok(session("complete", "paid", intent("succeeded", 9_689, "usd", "null"))));

    assertThat(provider.session(PAGE))
        .isEqualTo(
            new Paid(new Payment(new PaymentId("pi_1"), new ReceivedAmount(9_689, "USD")), false));
  }

  @ParameterizedTest
  @CsvSource({
    "true,  null,                  true",
    "false, approved,              false",
    "false, refunded,              true",
    "false, refunded_as_fraud,     true",
    "false, disputed,              true",
    "false, a_reason_of_next_year, true"
  })
  void a_payment_is_under_review_until_a_person_has_approved_it(
      boolean open, String reason, boolean underReview) {
    var review =
        "{\"id\": \"prv_1\", \"object\": \"review\", \"open\": %s, \"closed_reason\": %s}"
            .formatted(open, reason.equals("null") ? reason : "\"" + reason + "\"");
    var paid =
        intent("succeeded", 9_690, "nzd", "null")
            .replaceFirst("\\{", "{\"review\": %s, ".formatted(review));

    assertThat(read("complete", "paid", paid))
        .isEqualTo(
            new Paid(
                new Payment(new PaymentId("pi_1"), new ReceivedAmount(9_690, "NZD")), underReview));
  }

  @Test
  void a_declined_card_is_named_by_its_charge_so_that_the_next_decline_is_another() {
    var declined =
        "{\"code\": \"card_declined\", \"charge\": \"ch_7\", \"message\": \"Your card was declined.\"}";

    assertThat(read("open", "unpaid", intent("requires_payment_method", 0, "nzd", declined)))
        .isEqualTo(
            new Open(URL, Optional.of(new Decline("ch_7", "Your card was declined.")), false));
  }

  @Test
  void a_try_that_stopped_before_any_charge_is_named_by_its_payment_and_code() {
    var stopped = "{\"code\": \"payment_intent_authentication_failure\"}";

    assertThat(read("open", "unpaid", intent("requires_payment_method", 0, "nzd", stopped)))
        .isEqualTo(
            new Open(
                URL,
                Optional.of(
                    new Decline(
                        "pi_1:payment_intent_authentication_failure", "The payment was declined.")),
                false));
  }

  @Test
  void a_buyer_who_is_trying_right_now_was_not_declined() {
    assertThat(read("open", "unpaid", intent("requires_action", 0, "nzd", "null")))
        .isEqualTo(new Open(URL, Optional.empty(), true));
  }

  @Test
  void a_payment_that_takes_its_time_is_on_its_way() {
    assertThat(read("complete", "unpaid", intent("processing", 0, "nzd", "null")))
        .isEqualTo(new Processing());
  }

  /// A bank debit can fail days after the buyer has done their part.
  @ParameterizedTest
  @ValueSource(strings = {"requires_payment_method", "canceled"})
  void a_payment_that_failed_to_come_leaves_a_page_that_is_closed(String status) {
    assertThat(read("complete", "unpaid", intent(status, 0, "nzd", "{\"code\": \"no\"}")))
        .isEqualTo(new Closed(Optional.of(new Decline("pi_1:no", "The payment was declined."))));
  }

  @Test
  void an_expired_page_is_closed() {
    assertThat(read("expired", "unpaid", NO_INTENT)).isEqualTo(new Closed(Optional.empty()));
  }

  @Test
  void a_live_store_takes_no_test_money() {
    assertThatNoPageIsTaken(stripe.provider(true), false, "test");
  }

  @Test
  void a_test_store_takes_no_real_money() {
    assertThatNoPageIsTaken(provider, true, "real");
  }

  private void assertThatNoPageIsTaken(
      StripePaymentProvider mine, boolean live, String theirMoney) {
    var paid = session("complete", "paid", intent("succeeded", 9_690, "nzd", "null"));
    var open = session("open", "unpaid", NO_INTENT);
    stripe.on(SESSION, ok(inMode(live, paid)));
    stripe.on(EXPIRE_SESSION, ok(inMode(live, open)));
    stripe.on(OPEN_SESSION, ok(inMode(live, open)));

    for (var ask :
        List.<ThrowingCallable>of(
            () -> mine.session(PAGE),
            () -> mine.expireSession(PAGE),
            () -> mine.openSession(aPlacedOrder(), BACK))) {
      assertThatThrownBy(ask)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("cs_1 is about " + theirMoney + " money");
    }
  }

  private static String inMode(boolean live, String session) {
    return session.replace("\"livemode\": false", "\"livemode\": " + live);
  }

  @Test
  void a_state_that_stripe_invents_is_a_fault_and_not_guessed_at() {
    stripe.on(SESSION, ok(session("paused", "unpaid", NO_INTENT)));

    assertThatThrownBy(() -> provider.session(PAGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("paused");
  }

  @Test
  void closing_a_page_says_how_it_stands_then() {
    stripe.on(EXPIRE_SESSION, ok(session("expired", "unpaid", NO_INTENT)));
    stripe.on(SESSION, ok(session("expired", "unpaid", NO_INTENT)));

    assertThat(provider.expireSession(PAGE)).isEqualTo(new Closed(Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(longs = {9_690, 1})
  void a_page_that_cannot_be_closed_any_more_says_why(long received) {
    var notOpen =
        """
        {"type": "invalid_request_error",
         "message": "Only Checkout Sessions with a status in [\\"open\\"] can be expired."}
        """;
    stripe.on(EXPIRE_SESSION, failure(400, notOpen));
    stripe.on(
        SESSION, ok(session("complete", "paid", intent("succeeded", received, "nzd", "null"))));

    assertThat(provider.expireSession(PAGE))
        .isInstanceOfSatisfying(
            Paid.class,
            it -> assertThat(it.payment().amount()).isEqualTo(new ReceivedAmount(received, "NZD")));
  }

  private Object read(String status, String paymentStatus, String intent) {
    stripe.on(SESSION, ok(session(status, paymentStatus, intent)));
    return provider.session(PAGE);
  }
}
