package com.thebetterstore.ordering.payment.stripe;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static com.thebetterstore.ordering.payment.stripe.ScriptedStripe.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.ordering.discount.DiscountFixtures;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.loopback.LoopbackServer.Request;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.AbandonAttempt;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.ordering.payment.PaymentProvider.*;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Payment pages as the store asks Stripe for them.
class OpenedStripeSessionsTest {

  private static final PaymentSessionId PAGE = new PaymentSessionId("cs_1");
  private static final URI URL = URI.create("https://checkout.stripe.com/c/pay/cs_1");
  private static final ReturnTo BACK =
      new ReturnTo(
          URI.create("https://shop.example/#order=TBS-7K3M-9QXD&token=secret"),
          URI.create("https://shop.example/#payment=cancelled"));
  private static final String NO_INTENT = "null";
  private static final String NO_EMAIL =
      """
      {"type": "invalid_request_error", "code": "email_invalid", "param": "customer_email",
       "message": "Invalid email address: mere@example.nz"}
      """;

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
        new Order[] {
          aPlacedOrder(),
          placed(lampAndNovel()),
          placed(OrderFixtures.novel()),
          placed(OrderFixtures.discounted()),
          placed(lampsLess(9_01))
        };

    for (var order : orders) {
      open(order);
      assertThat(asked(stripe.requests(OPEN_SESSION).getLast()))
          .isEqualTo(order.total().minorUnits());
    }
  }

  @Test
  void lines_with_a_discount_are_asked_for_whole() {
    stripe.on(OPEN_SESSION, ok(session("open", "unpaid", NO_INTENT)));

    open(placed(lampsLess(9_01)));

    assertThat(stripe.request().form())
        .containsEntry("line_items[0][price_data][product_data][name]", "2 × Desk lamp, discounted")
        .containsEntry("line_items[0][price_data][unit_amount]", "8099")
        .containsEntry("line_items[0][quantity]", "1");
  }

  /// Two lamps, whose discount is no whole number of cents for each.
  private static Purchase lampsLess(long minorUnits) {
    var used =
        UsedDiscount.of(
            DiscountFixtures.amount("ODD", minorUnits), nzd(minorUnits), Optional.empty());
    return OrderFixtures.purchase(
        List.of(used), OrderFixtures.less(OrderFixtures.lamps().lines().getFirst(), minorUnits));
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
  void an_email_address_that_stripe_does_not_take_is_asked_for_on_the_page() {
    stripe.on(OPEN_SESSION, failure(400, NO_EMAIL), ok(session("open", "unpaid", NO_INTENT)));

    assertThat(open(aPlacedOrder())).isEqualTo(new Opened(PAGE, URL));

    var requests = stripe.requests(OPEN_SESSION);
    assertThat(requests.get(0).form()).containsEntry("customer_email", "mere@example.nz");
    assertThat(requests.get(1).form())
        .doesNotContainKey("customer_email")
        .containsEntry("metadata[orderId]", ORDER.value());
    assertThat(requests)
        .extracting(request -> request.header("idempotency-key"))
        .containsExactly(
            "session:" + ORDER.value() + ":1", "session:" + ORDER.value() + ":1:without-email");
  }

  @Test
  void a_page_that_stripe_refuses_without_the_address_too_is_a_fault_that_does_not_name_it() {
    stripe.on(OPEN_SESSION, failure(400, NO_EMAIL));

    assertThatThrownBy(() -> open(aPlacedOrder()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("could not open the payment page of order " + ORDER.value())
        .hasNoCause();
    assertThat(stripe.requests(OPEN_SESSION)).hasSize(2);
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

  private Opening open(Order order) {
    return provider.openSession(order, BACK);
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
