package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.order.OrderFixtures.PAYMENT;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.PAYMENT_INTENT;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.failure;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.ordering.loopback.LoopbackServer.Answer;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState;
import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whose a payment on the account is.
class StripePaymentsTest {

  private final ScriptedStripe stripe = new ScriptedStripe();
  private final StripePaymentProvider provider = stripe.provider();

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void a_payment_of_ours_names_its_order() {
    stripe.on(PAYMENT_INTENT, intent("{\"orderId\": \"%s\"}".formatted(ORDER.value())));

    assertThat(provider.orderOf(PAYMENT)).contains(ORDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"orderId\": \"2001\"}", "{\"order_id\": \"ord_1\"}"})
  void a_payment_of_another_shop_on_the_account_names_none(String metadata) {
    stripe.on(PAYMENT_INTENT, intent(metadata));

    assertThat(provider.orderOf(PAYMENT)).isEmpty();
  }

  @Test
  void a_payment_that_the_account_does_not_have_is_for_no_order_of_ours() {
    stripe.on(
        PAYMENT_INTENT,
        failure(404, "{\"type\": \"invalid_request_error\", \"code\": \"resource_missing\"}"));

    assertThat(provider.orderOf(PAYMENT)).isEmpty();
  }

  @Test
  void a_stripe_that_fails_says_nothing_about_whose_a_payment_is() {
    stripe.on(PAYMENT_INTENT, failure(503));

    assertThatThrownBy(() -> provider.orderOf(PAYMENT))
        .isInstanceOf(PaymentProviderUnavailable.class);
  }

  @Test
  void a_payment_is_taken_when_its_money_is_ours_and_it_was_made_for_the_order() {
    stripe.on(PAYMENT_INTENT, paid("succeeded", "{\"orderId\": \"%s\"}".formatted(ORDER.value())));

    assertThat(provider.paid(ORDER, PAYMENT))
        .contains(
            new SessionState.Paid(new Payment(PAYMENT, new ReceivedAmount(9_690, "nzd")), false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "processing | {\"orderId\": \"ORDER\"}",
        "succeeded  | {\"orderId\": \"ord_of_another\"}",
        "succeeded  | {}",
        "succeeded  | null"
      })
  void a_payment_without_money_or_for_another_order_is_not_taken(String status, String metadata) {
    stripe.on(PAYMENT_INTENT, paid(status, metadata.replace("ORDER", ORDER.value())));

    assertThat(provider.paid(ORDER, PAYMENT)).isEmpty();
  }

  private static Answer paid(String status, String metadata) {
    return ok(
        "{\"id\": \"pi_1\", \"object\": \"payment_intent\", \"status\": \"%s\", \"amount_received\": 9690, \"currency\": \"nzd\", \"metadata\": %s}"
            .formatted(status, metadata));
  }

  private static Answer intent(String metadata) {
    return ok(
        "{\"id\": \"pi_1\", \"object\": \"payment_intent\", \"metadata\": %s}".formatted(metadata));
  }
}
