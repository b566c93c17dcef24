package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.order.OrderFixtures.PAYMENT;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.money.ProviderRefundId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money that goes back through Stripe, as stripe-java asks for it and reads it.
class StripeRefundsTest {

  private final ScriptedStripe stripe = new ScriptedStripe();
  private final StripePaymentProvider provider = stripe.provider();

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void a_refund_names_the_payment_its_whole_amount_and_what_it_is_for() {
    stripe.on(REFUND, ok(refund("re_1", "succeeded", 9_690, CREATED)));

    assertThat(refundOf(OrderFixtures.aRejectedOrder()))
        .isEqualTo(refundOf96Dollars90("re_1", Status.SUCCEEDED, CREATED));

    assertThat(stripe.request().form())
        .isEqualTo(
            Map.of(
                "payment_intent", "pi_1",
                "amount", "9690",
                "metadata[orderId]", ORDER.value(),
                "metadata[correlationId]", "cor_1",
                "metadata[refundId]", "FULFILMENT_REJECTED:rej_1",
                "metadata[cause]", "FULFILMENT_REJECTED"));
  }

  @Test
  void the_same_refund_has_the_same_idempotency_key_and_another_cause_another() {
    stripe.on(REFUND, ok(refund("re_1", "succeeded", 9_690, CREATED)));

    refundOf(OrderFixtures.aRejectedOrder());
    refundOf(OrderFixtures.aRejectedOrder());
    refundOf(OrderFixtures.anExpiredOrderPaidLate());
    refundOf(OrderFixtures.anOrderPaidTwice());

    var order = "refund:" + ORDER.value();
    assertThat(stripe.requests(REFUND))
        .extracting(request -> request.header("idempotency-key"))
        .containsExactly(
            order + ":FULFILMENT_REJECTED:rej_1:9690",
            order + ":FULFILMENT_REJECTED:rej_1:9690",
            order + ":LATE_PAYMENT:pi_1:9690",
            order + ":LATE_PAYMENT:pi_2:9690");
  }

  /// Stripe refuses a key that comes again with another amount, for a day.
  @Test
  void a_refund_of_which_others_took_a_part_has_another_idempotency_key() {
    var whole = OrderFixtures.aRejectedOrder();
    var cut = OrderFixtures.after(whole, OrderFixtures.madeAtProvider("re_hand", 50_00));

    assertThat(cut.money().due().getFirst().id()).isEqualTo(whole.money().due().getFirst().id());
    assertThat(cut.money().due().getFirst().idempotencyKey(ORDER))
        .isNotEqualTo(whole.money().due().getFirst().idempotencyKey(ORDER));
  }

  @ParameterizedTest
  @CsvSource({
    "pending, PENDING",
    "requires_action, PENDING",
    "succeeded, SUCCEEDED",
    "failed, FAILED",
    "canceled, FAILED"
  })
  void where_the_money_is_is_read_from_the_refunds_status(String stripesWord, Status status) {
    stripe.on(REFUND, ok(refund("re_1", stripesWord, 9_690, CREATED)));

    assertThat(refundOf(OrderFixtures.aRejectedOrder()).status()).isEqualTo(status);
  }

  @Test
  void a_status_that_stripe_invents_is_a_fault_and_not_guessed_at() {
    stripe.on(REFUND, ok(refund("re_1", "perhaps", 9_690, CREATED)));

    assertThatThrownBy(() -> refundOf(OrderFixtures.aRejectedOrder()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("perhaps");
  }

  @Test
  void a_payment_that_was_returned_meanwhile_is_not_returned_again() {
    var already = "{\"type\": \"invalid_request_error\", \"code\": \"charge_already_refunded\"}";
    stripe.on(REFUND, failure(400, already));
    var order = OrderFixtures.aRejectedOrder();

    assertThat(provider.refund(order, order.money().due().getFirst())).isEmpty();
  }

  @Test
  void a_payment_of_which_less_is_left_is_not_returned() {
    var tooMuch = "{\"type\": \"invalid_request_error\", \"param\": \"amount\"}";
    stripe.on(REFUND, failure(400, tooMuch));
    var order = OrderFixtures.aRejectedOrder();

    assertThat(provider.refund(order, order.money().due().getFirst())).isEmpty();
  }

  @Test
  void a_refund_that_stripe_refuses_for_another_reason_is_a_fault_that_names_the_order() {
    var refused =
        "{\"type\": \"invalid_request_error\", \"message\": \"Refund amount is greater …\"}";
    stripe.on(REFUND, failure(400, refused));

    assertThatThrownBy(() -> refundOf(OrderFixtures.aRejectedOrder()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("could not refund order " + ORDER.value() + ": ")
        .hasMessageNotContaining("Refund amount");
  }

  @Test
  void the_refunds_of_a_payment_are_listed_oldest_first() {
    stripe.on(
        REFUNDS,
        ok(
            list(
                refund("re_2", "succeeded", 9_690, CREATED + 60),
                refund("re_1", "failed", 9_690, CREATED))));

    assertThat(provider.refundsOf(PAYMENT))
        .containsExactly(
            refundOf96Dollars90("re_1", Status.FAILED, CREATED),
            refundOf96Dollars90("re_2", Status.SUCCEEDED, CREATED + 60));
    assertThat(stripe.request().parameters())
        .isEqualTo(Map.of("payment_intent", "pi_1", "limit", "100"));
  }

  @Test
  void a_payment_of_which_nothing_was_returned_has_no_refunds() {
    stripe.on(REFUNDS, ok(list()));

    assertThat(provider.refundsOf(PAYMENT)).isEmpty();
  }

  private ProviderRefund refundOf(Order order) {
    return provider.refund(order, order.money().due().getFirst()).orElseThrow();
  }

  private static ProviderRefund refundOf96Dollars90(String id, Status status, long at) {
    return new ProviderRefund(
        new ProviderRefundId(id),
        Optional.empty(),
        new ReceivedAmount(96_90, "NZD"),
        status,
        Instant.ofEpochSecond(at));
  }
}
