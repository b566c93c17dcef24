package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.order.OrderFixtures.aPlacedOrder;
import static com.thebetterstore.ordering.order.OrderFixtures.after;
import static com.thebetterstore.ordering.order.OrderFixtures.lampAndNovel;
import static com.thebetterstore.ordering.order.OrderFixtures.novel;
import static com.thebetterstore.ordering.order.OrderFixtures.placed;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.CREATED;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.EXPIRE_SESSION;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.OPEN_SESSION;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.SESSION;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.failure;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.intent;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.ok;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.loopback.LoopbackServer.Request;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.AbandonAttempt;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.Payment;
import com.thebetterstore.ordering.order.PaymentId;
import com.thebetterstore.ordering.order.ReceivedAmount;
import com.thebetterstore.ordering.payment.PaymentProvider.AttemptSpent;
import com.thebetterstore.ordering.payment.PaymentProvider.Decline;
import com.thebetterstore.ordering.payment.PaymentProvider.Opened;
import com.thebetterstore.ordering.payment.PaymentProvider.Opening;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.Closed;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.Open;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.Paid;
import com.thebetterstore.ordering.payment.PaymentProvider.SessionState.Processing;
import com.thebetterstore.ordering.payment.PaymentProvider.TooLate;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Payment pages at Stripe, as stripe-java asks for them and reads them.
class StripeSessionsTest {

  private static final PaymentSessionId PAGE = new PaymentSessionId("cs_1");
  private static final URI URL = URI.create("https://checkout.stripe.com/c/pay/cs_1");
  private static final ReturnTo BACK =
      new ReturnTo(
          URI.create("https://shop.example/#order=TBS-7K3M-9QXD&token=secret"),
          URI.create("https://shop.example/#payment=cancelled"));
  private static final String NO_INTENT = "null";

  private final ScriptedStripe stripe = new ScriptedStripe();
  private final StripePaymentProvider provider = stripe.provider();

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Test
  void a_page_asks_for_what_the_order_holds_in_minor_units_and_closes_with_the_reservation() {
    stripe.on(OPEN_SESSION, ok(session("open", "unpaid", NO_INTENT)));

    assertThat(open(placed(lampAndNovel()))).isEqualTo(new Opened(PAGE, URL));

    assertThat(stripe.request().form())
        .containsExactly(
            entry("cancel_url", "https://shop.example/#payment=cancelled"),
            entry("client_reference_id", ORDER.value()),
            entry("customer_email", "mere@example.nz"),
            // 40 minutes after noon of 14 March 2026, UTC.
            entry("expires_at", "1773492000"),
            entry("line_items[0][price_data][currency]", "nzd"),
            entry("line_items[0][price_data][product_data][name]", "Desk lamp"),
            entry("line_items[0][price_data][unit_amount]", "4500"),
            entry("line_items[0][quantity]", "1"),
            entry("line_items[1][price_data][currency]", "nzd"),
            entry("line_items[1][price_data][product_data][name]", "The Bone People"),
            entry("line_items[1][price_data][unit_amount]", "1999"),
            entry("line_items[1][quantity]", "1"),
            entry("line_items[2][price_data][currency]", "nzd"),
            entry("line_items[2][price_data][product_data][name]", "Shipping: Standard courier"),
            entry("line_items[2][price_data][unit_amount]", "690"),
            entry("line_items[2][quantity]", "1"),
            entry("metadata[correlationId]", "cor_1"),
            entry("metadata[orderId]", ORDER.value()),
            entry("mode", "payment"),
            entry("payment_intent_data[metadata][correlationId]", "cor_1"),
            entry("payment_intent_data[metadata][orderId]", ORDER.value()),
            entry("success_url", "https://shop.example/#order=TBS-7K3M-9QXD&token=secret"));
    assertThat(stripe.request().header("authorization")).isEqualTo("Bearer sk_test_1");
  }

  @Test
  void what_a_page_asks_for_adds_up_to_the_orders_total() {
    stripe.on(OPEN_SESSION, ok(session("open", "unpaid", NO_INTENT)));
    var orders =
        new Order[] {aPlacedOrder(), placed(lampAndNovel()), placed(OrderFixtures.novel())};

    for (var order : orders) {
      open(order);
      assertThat(asked(stripe.requests(OPEN_SESSION).getLast()))
          .isEqualTo(order.total().minorUnits());
    }
  }

  @Test
  void an_order_that_goes_by_email_has_no_shipping_on_its_page() {
    stripe.on(OPEN_SESSION, ok(session("open", "unpaid", NO_INTENT)));

    open(placed(novel()));

    assertThat(stripe.request().form())
        .containsEntry("line_items[0][price_data][unit_amount]", "1999")
        .doesNotContainKey("line_items[1][quantity]");
  }

  @Test
  void the_same_attempt_has_the_same_idempotency_key_and_the_next_one_another() {
    stripe.on(OPEN_SESSION, ok(session("open", "unpaid", NO_INTENT)));
    var order = aPlacedOrder();

    open(order);
    open(order);
    open(after(order, new AbandonAttempt(1, OrderFixtures.NOON)));

    assertThat(stripe.requests(OPEN_SESSION))
        .extracting(request -> request.header("idempotency-key"))
        .containsExactly(
            "session:" + ORDER.value() + ":1",
            "session:" + ORDER.value() + ":1",
            "session:" + ORDER.value() + ":2");
    var requests = stripe.requests(OPEN_SESSION);
    assertThat(requests.get(1).body()).isEqualTo(requests.get(0).body());
  }

  @Test
  void a_page_that_could_not_close_with_the_reservation_is_not_opened() {
    var tooSoon =
        """
        {"type": "invalid_request_error", "param": "expires_at",
         "message": "The `expires_at` timestamp must be at least 30 minutes from creation."}
        """;
    stripe.on(OPEN_SESSION, failure(400, tooSoon));

    assertThat(open(aPlacedOrder())).isEqualTo(new TooLate());
  }

  @Test
  void a_key_that_came_with_other_parameters_before_is_a_spent_attempt() {
    var otherParameters = "{\"type\": \"idempotency_error\", \"message\": \"Keys for …\"}";
    stripe.on(OPEN_SESSION, failure(400, otherParameters));

    assertThat(open(aPlacedOrder())).isEqualTo(new AttemptSpent());
  }

  @Test
  void a_failure_that_stripe_would_repeat_under_the_key_is_a_spent_attempt() {
    stripe.on(OPEN_SESSION, failure(500));

    assertThat(open(aPlacedOrder())).isEqualTo(new AttemptSpent());
  }

  @Test
  void a_page_is_read_together_with_its_payment() {
    stripe.on(SESSION, ok(session("open", "unpaid", NO_INTENT)));

    assertThat(provider.session(PAGE)).isEqualTo(new Open(URL, Optional.empty()));
    assertThat(stripe.request().parameters()).isEqualTo(Map.of("expand[0]", "payment_intent"));
  }

  @Test
  void a_payment_is_what_stripe_received_not_what_was_asked_for() {
    stripe.on(SESSION, ok(session("complete", "paid", intent("succeeded", 9_689, "usd", "null"))));

    assertThat(provider.session(PAGE))
        .isEqualTo(
            new Paid(
                new Payment(
                    new PaymentId("pi_1"),
                    new ReceivedAmount(9_689, "USD"),
                    Instant.ofEpochSecond(CREATED))));
  }

  @Test
  void a_declined_card_is_named_by_its_charge_so_that_the_next_decline_is_another() {
    var declined =
        "{\"code\": \"card_declined\", \"charge\": \"ch_7\", \"message\": \"Your card was declined.\"}";

    assertThat(read("open", "unpaid", intent("requires_payment_method", 0, "nzd", declined)))
        .isEqualTo(new Open(URL, Optional.of(new Decline("ch_7", "Your card was declined."))));
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
                        "pi_1:payment_intent_authentication_failure",
                        "The payment was declined."))));
  }

  @Test
  void a_buyer_who_is_trying_right_now_was_not_declined() {
    assertThat(read("open", "unpaid", intent("requires_action", 0, "nzd", "null")))
        .isEqualTo(new Open(URL, Optional.empty()));
  }

  @Test
  void a_payment_that_takes_its_time_is_on_its_way() {
    assertThat(read("complete", "unpaid", intent("processing", 0, "nzd", "null")))
        .isEqualTo(new Processing());
  }

  /// A bank debit can fail days after the buyer has done their part.
  @ParameterizedTest
  @ValueSource(strings = {"requires_payment_method", "canceled"})
  void a_payment_that_failed_to_come_leaves_a_page_on_which_nobody_can_pay(String status) {
    assertThat(read("complete", "unpaid", intent(status, 0, "nzd", "{\"code\": \"no\"}")))
        .isEqualTo(new Closed());
  }

  @Test
  void an_expired_page_is_closed() {
    assertThat(read("expired", "unpaid", NO_INTENT)).isEqualTo(new Closed());
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

    assertThat(provider.expireSession(PAGE)).isEqualTo(new Closed());
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

  private Opening open(Order order) {
    return provider.openSession(order, BACK);
  }

  private Object read(String status, String paymentStatus, String intent) {
    stripe.on(SESSION, ok(session(status, paymentStatus, intent)));
    return provider.session(PAGE);
  }

  private static long asked(Request request) {
    var form = request.form();
    return IntStream.iterate(
            0, i -> form.containsKey("line_items[%d][quantity]".formatted(i)), i -> i + 1)
        .mapToLong(i ->
            Long.parseLong(form.getOrDefault("line_items[%d][quantity]".formatted(i), ""))
                * Long.parseLong(
                    form.getOrDefault("line_items[%d][price_data][unit_amount]".formatted(i), "")))
        .sum();
  }
}
