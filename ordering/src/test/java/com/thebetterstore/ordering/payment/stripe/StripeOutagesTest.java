package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.ORDER;
import static com.thebetterstore.ordering.order.OrderFixtures.PAYMENT;
import static com.thebetterstore.ordering.order.OrderFixtures.aPlacedOrder;
import static com.thebetterstore.ordering.order.OrderFixtures.aRejectedOrder;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.CREATED;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.EXPIRE_SESSION;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.OPEN_SESSION;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.REFUND;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.REFUNDS;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.SESSION;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.failure;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.list;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.ok;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.refund;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.loopback.LoopbackServer.Answer;
import com.thebetterstore.ordering.payment.PaymentProvider.Opened;
import com.thebetterstore.ordering.payment.PaymentProvider.ReturnTo;
import com.thebetterstore.ordering.payment.PaymentProviderUnavailable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What passes by itself is distinguished from what does not.
class StripeOutagesTest {

  private static final PaymentSessionId PAGE = new PaymentSessionId("cs_1");
  private static final ReturnTo BACK =
      new ReturnTo(URI.create("https://shop.example/"), URI.create("https://shop.example/"));
  private static final List<Integer> PASSING = List.of(409, 429, 502, 503);
  private static final List<Integer> LASTING = List.of(400, 401, 402, 403, 404);

  private final ScriptedStripe stripe = new ScriptedStripe();
  private final StripePaymentProvider provider = stripe.provider();

  @AfterEach
  void stop() {
    stripe.close();
  }

  /// A call of the store's, and what Stripe is asked first.
  record Asking(String call, String asked, Consumer<StripePaymentProvider> ask) {

    @Override
    public String toString() {
      return call;
    }
  }

  static List<Asking> calls() {
    return List.of(
        new Asking(
            OPEN_SESSION,
            "could not open the payment page of order " + ORDER.value(),
            provider -> provider.openSession(aPlacedOrder(), BACK)),
        new Asking(SESSION, "could not read payment page cs_1", provider -> provider.session(PAGE)),
        new Asking(
            EXPIRE_SESSION,
            "could not close payment page cs_1",
            provider -> provider.expireSession(PAGE)),
        new Asking(
            REFUND,
            "could not refund order " + ORDER.value(),
            provider -> {
              var order = aRejectedOrder();
              provider.refund(order, order.money().due().getFirst());
            }),
        new Asking(
            REFUNDS,
            "could not list the refunds of payment pi_1",
            provider -> provider.refundsOf(PAYMENT)));
  }

  static Stream<Arguments> passingFailures() {
    return calls().stream()
        .flatMap(call -> PASSING.stream().map(status -> Arguments.of(call, status)));
  }

  @ParameterizedTest
  @MethodSource("passingFailures")
  void a_provider_that_is_busy_or_broken_is_unavailable(Asking call, int status) {
    stripe.on(call.call(), failure(status));

    assertThatThrownBy(() -> call.ask().accept(provider))
        .isInstanceOf(PaymentProviderUnavailable.class)
        .hasMessageStartingWith(call.asked());
  }

  /// Opening a page takes this failure for a spent attempt.
  static Stream<Asking> callsButOpening() {
    return calls().stream().filter(call -> !call.call().equals(OPEN_SESSION));
  }

  @ParameterizedTest
  @MethodSource("callsButOpening")
  void a_provider_that_failed_within_is_unavailable(Asking call) {
    stripe.on(call.call(), failure(500));

    assertThatThrownBy(() -> call.ask().accept(provider))
        .isInstanceOf(PaymentProviderUnavailable.class)
        .hasMessageStartingWith(call.asked());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void a_connection_that_breaks_is_an_outage_too(Asking call) {
    stripe.on(call.call(), Answer.NONE);

    assertThatThrownBy(() -> call.ask().accept(provider))
        .isInstanceOf(PaymentProviderUnavailable.class)
        .hasMessageStartingWith(call.asked());
  }

  /// A function that Lambda stops answers the buyer nothing, and lets a whole batch come again.
  @Test
  void a_provider_that_hangs_is_unavailable_before_the_functions_nine_seconds_are_over()
      throws IOException {
    // Its backlog takes connections; nobody reads from them.
    try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      var address = "http://127.0.0.1:" + silent.getLocalPort();
      var secret = new StripeSecret("sk_test_1", List.of());
      var hanging = new StripePaymentProvider(new StripeClients(() -> secret, address), false);

      assertTimeoutPreemptively(
          Duration.ofSeconds(8),
          () ->
              assertThatThrownBy(() -> hanging.session(PAGE))
                  .isInstanceOf(PaymentProviderUnavailable.class));
    }
  }

  static Stream<Arguments> lastingFailures() {
    return calls().stream()
        // A page that cannot be closed is read instead: that call's own failures are SESSION's.
        .filter(call -> !call.call().equals(EXPIRE_SESSION))
        .flatMap(call -> LASTING.stream().map(status -> Arguments.of(call, status)));
  }

  @ParameterizedTest
  @MethodSource("lastingFailures")
  void what_stripe_refuses_for_good_is_a_fault_of_the_stores(Asking call, int status) {
    var refused = "{\"type\": \"card_error\", \"code\": \"card_declined\", \"message\": \"No.\"}";
    stripe.on(call.call(), failure(status, refused));

    assertThatThrownBy(() -> call.ask().accept(provider))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(call.asked());
  }

  /// Loggers print messages and causes; what Stripe refuses, it quotes.
  @ParameterizedTest
  @ValueSource(ints = {400, 402, 429, 503})
  void what_stripe_says_of_the_buyer_is_in_no_fault_and_what_helps_is(int status) {
    var quoting =
        """
        {"type": "invalid_request_error", "code": "email_invalid", "param": "receipt_email",
         "message": "Invalid email address: mere@example.nz"}
        """;
    stripe.on(OPEN_SESSION, failure(status, quoting));

    assertThatThrownBy(() -> provider.openSession(aPlacedOrder(), BACK))
        .satisfies(fault ->
            assertThat(printed(fault))
                .contains("status " + status, "code email_invalid", "param receipt_email")
                .doesNotContain("mere@example.nz"));
  }

  @Test
  void a_page_that_stripe_does_not_know_is_a_fault_and_never_taken_for_closed() {
    var unknown = "{\"type\": \"invalid_request_error\", \"code\": \"resource_missing\"}";
    stripe.on(EXPIRE_SESSION, failure(404, unknown));
    stripe.on(SESSION, failure(404, unknown));

    assertThatThrownBy(() -> provider.expireSession(PAGE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("could not read payment page cs_1: ");
  }

  @Test
  void a_failure_in_the_middle_is_tried_again_under_the_same_key() {
    stripe.on(
        OPEN_SESSION,
        Answer.json(503, "{\"error\": {\"type\": \"api_error\"}}"),
        ok(session("open", "unpaid", "null")));

    assertThat(provider.openSession(aPlacedOrder(), BACK)).isInstanceOf(Opened.class);

    assertThat(stripe.requests(OPEN_SESSION))
        .extracting(request -> request.header("idempotency-key"))
        .containsExactly("session:" + ORDER.value() + ":1", "session:" + ORDER.value() + ":1");
  }

  @Test
  void a_refund_whose_answer_was_lost_is_asked_for_again_under_the_same_key() {
    stripe.on(REFUND, Answer.NONE, ok(refund("re_1", "succeeded", 9_690, CREATED)));
    var order = aRejectedOrder();

    provider.refund(order, order.money().due().getFirst());

    assertThat(stripe.requests(REFUND))
        .hasSize(2)
        .extracting(request -> request.header("idempotency-key"))
        .containsOnly("refund:" + ORDER.value() + ":FULFILMENT_REJECTED:rej_1:9690");
  }

  @Test
  void a_replaced_api_key_is_used_from_the_next_call_on() {
    stripe.on(REFUNDS, ok(list()));

    provider.refundsOf(PAYMENT);
    stripe.replaceApiKey("sk_test_2");
    provider.refundsOf(PAYMENT);

    assertThat(stripe.requests(REFUNDS))
        .extracting(request -> request.header("authorization"))
        .containsExactly("Bearer sk_test_1", "Bearer sk_test_2");
  }

  private static String printed(Throwable fault) {
    var text = new StringWriter();
    fault.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
