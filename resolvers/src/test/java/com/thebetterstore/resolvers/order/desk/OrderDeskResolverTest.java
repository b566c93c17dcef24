package com.thebetterstore.resolvers.order.desk;

import static com.thebetterstore.ordering.order.OrderFixtures.cancellation;
import static com.thebetterstore.ordering.order.OrderFixtures.dispatch;
import static com.thebetterstore.ordering.order.OrderFixtures.lampAndNovel;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.order.OrderFixtures.payment;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.checkout.CancelCheckout;
import com.thebetterstore.ordering.checkout.CancelOrder;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordCancellation;
import com.thebetterstore.ordering.order.OrderCommand.RecordDelivery;
import com.thebetterstore.ordering.order.OrderCommand.RecordDigitalItemsSent;
import com.thebetterstore.ordering.order.OrderCommand.RecordDispute;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.DisputeId;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.AppSync;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import store.Unauthorized;

class OrderDeskResolverTest {

  private static final String KEY = "0123456789abcdef";

  private final InMemoryShop shop = new InMemoryShop();
  private final OrderAccess access = new OrderAccess(() -> "a secret of the store", shop.now::get);
  private final DownloadKeys downloads = new DownloadKeys(() -> "a secret of the store");
  private final AppSync guest =
      new AppSync(
          new OrderDeskResolver(
              new RequestReader(() -> "0".repeat(26)),
              new OrderDeskApi(
                  shop.memory,
                  access,
                  shop.updates,
                  new CancelOrder(
                      new CancelCheckout(
                          shop.memory,
                          access,
                          shop.updates,
                          shop.provider,
                          shop.settle,
                          shop.now::get),
                      shop.updates,
                      access),
                  new OrderViews(downloads, shop.now::get),
                  shop.now::get)));
  private final AppSync staff = guest.asStaff("desk");

  @Test
  void a_buyer_cancels_an_unpaid_order_at_once_and_its_page_takes_no_payment_any_more() {
    var order = shop.open("1", lamps());

    var answer = cancel(order, access.token(order));

    assertThat(answer.path("userErrors")).isEmpty();
    assertThat(answer.at("/order/status").asText()).isEqualTo("CANCELLED");
    assertThat(shop.provider.openPages()).isZero();
  }

  @Test
  void a_buyer_cancels_a_paid_order_when_fulfilment_agrees_and_a_repetition_changes_nothing() {
    var order = shop.paid("1", lamps());

    assertThat(cancel(order, access.token(order)).at("/order/fulfilmentStatus").asText())
        .isEqualTo("CANCEL_REQUESTED");
    assertThat(cancel(order, access.token(order)).path("userErrors")).isEmpty();

    shop.apply(order, new RecordCancellation("buyer:" + KEY, List.of(), NOON));
    var cancelled = cancel(order, access.token(order));
    assertThat(cancelled.path("userErrors")).isEmpty();
    assertThat(cancelled.at("/order/status").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.at("/order/refunds/0/status").asText()).isEqualTo("PENDING");
  }

  @Test
  void an_order_that_has_left_or_holds_downloads_is_not_cancelled() {
    var sent = shop.apply(shop.paid("1", lamps()), dispatch("shp_1"));
    var mixed = shop.paid("2", lampAndNovel());

    for (var order : List.of(sent, mixed)) {
      assertThat(cancel(order, access.token(order)).at("/userErrors/0/code").asText())
          .isEqualTo("ORDER_NOT_CANCELLABLE");
      assertThat(shop.order(order)).isEqualTo(order);
    }
  }

  @Test
  void somebody_elses_order_is_answered_like_none() {
    var order = shop.paid("1", lamps());

    assertThat(cancel(order, "wrong")).isEqualTo(cancel(shop.paid("2", lamps()), "wrong"));
    assertThat(shop.order(order)).isEqualTo(order);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "staffOrderCancel",
        "orderRefund",
        "orderHoldResolve",
        "orderReturnDecide",
        "orderReturnReceive"
      })
  void what_is_for_staff_is_refused_to_everybody_else_here_too(String field) {
    for (var caller : List.of(guest, guest.as("mere"))) {
      assertThatThrownBy(() -> caller.mutate(field, "{}"))
          .isInstanceOf(Unauthorized.class)
          .hasMessage("Not Authorized to access " + field + " on type Mutation");
    }
  }

  @Test
  void staff_find_any_order_by_its_number_or_id() {
    var order = shop.paid("1", lamps());

    assertThat(staff.query("staffOrder", "{\"id\": \"ord_1\"}").path("number").asText())
        .isEqualTo(order.number().value());
    assertThat(staff.query("staffOrder", "{\"id\": \"ord_2\"}").isNull()).isTrue();
    assertThatThrownBy(() -> guest.query("staffOrder", "{\"id\": \"ord_1\"}"))
        .isInstanceOf(Unauthorized.class);
  }

  @Test
  void a_refund_of_units_and_shipping_is_shown_on_order_and_line_once_it_is_confirmed() {
    var order = shop.paid("1", lamps());
    var input =
        "{\"lines\": [{\"lineId\": \"line_1\", \"quantity\": 1}], \"shipping\": true,"
            + " \"reason\": \"It came late.\"}";

    var answer = refund(order, input, KEY);

    assertThat(answer.path("userErrors")).isEmpty();
    assertThat(answer.at("/order/refunds/0/amount/minorUnits").asInt()).isEqualTo(51_90);
    shop.returnPayments.returnAllDue(order.id(), CAUSE);
    var after = staff.query("staffOrder", "{\"id\": \"ord_1\"}");
    assertThat(after.path("paymentStatus").asText()).isEqualTo("PARTIALLY_REFUNDED");
    assertThat(after.at("/lines/0/amountRefunded/minorUnits").asInt()).isEqualTo(45_00);
    assertThat(refund(order, input, KEY).at("/order/refunds")).hasSize(1);
    assertThat(refund(order, input.replace("1}", "2}"), KEY).at("/userErrors/0/code").asText())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"reason\": \"\"}",
        "{\"amountMinorUnits\": 0, \"reason\": \"\"}",
        "{\"amountMinorUnits\": 1, \"shipping\": true, \"reason\": \"\"}",
        "{\"lines\": [], \"reason\": \"\"}",
        "{\"lines\": [{\"lineId\": \"line_1\", \"quantity\": 0}], \"reason\": \"\"}",
        "{\"lines\": [{\"lineId\": \"line_1\", \"quantity\": -1}], \"reason\": \"\"}",
        "{\"lines\": [{\"lineId\": \"line_1\", \"quantity\": 100}], \"reason\": \"\"}"
      })
  void a_refund_that_says_nothing_or_too_much_is_refused_and_changes_nothing(String input) {
    var order = shop.paid("1", lamps());

    assertThat(refund(order, input, KEY).at("/userErrors/0/code").asText())
        .isEqualTo("INVALID_INPUT");
    assertThat(shop.order(order)).isEqualTo(order);
  }

  @Test
  void fifty_refunds_at_once_return_exactly_what_was_paid_and_no_more() throws Exception {
    var order = shop.paid("1", lamps());
    var answers = new ArrayList<JsonNode>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      var asked =
          IntStream.range(0, 50)
              .<Callable<JsonNode>>mapToObj(i -> () -> asksOnce(order, i))
              .toList();
      for (var answer : threads.invokeAll(asked)) {
        answers.add(answer.get());
      }
    }

    // Who loses against others again and again is told to ask again.
    for (var i = 0; i < 50; i++) {
      var error = answers.get(i).at("/userErrors/0");
      assertThat(error.path("code").asText()).isIn("", "REFUND_EXCEEDS_PAID", "VERSION_CONFLICT");
      assertThat(error.path("retryable").asBoolean())
          .isEqualTo(error.path("code").asText().equals("VERSION_CONFLICT"));
      assertThat(asksOnce(order, i).at("/userErrors/0/code").asText())
          .isIn("", "REFUND_EXCEEDS_PAID");
    }
    assertThat(shop.order(order).money().refunds()).hasSize(10);
    assertThat(shop.order(order).refundable().payable().isZero()).isTrue();
  }

  @Test
  void goods_come_back_and_are_paid_back_when_staff_have_them() {
    var order = shop.apply(shop.paid("1", lamps()), dispatch("shp_1"));
    order = shop.apply(order, new RecordDelivery("shp_1", NOON));
    var asked =
        guest.mutate(
            "orderReturnRequest",
            "{\"orderId\": \"ord_1\", \"accessToken\": \"%s\", \"reason\": \"Too big.\","
                    .formatted(access.token(order))
                + " \"lines\": [{\"lineId\": \"line_1\", \"quantity\": 1}],"
                + " \"idempotencyKey\": \"%s\"}".formatted(KEY));
    assertThat(asked.at("/order/returns/0/status").asText()).isEqualTo("REQUESTED");

    var named = "{\"orderId\": \"ord_1\", \"returnId\": \"%s\", ".formatted(KEY);
    assertThat(
            staff
                .mutate("orderReturnReceive", named + "\"restock\": true}")
                .at("/userErrors/0/code")
                .asText())
        .isEqualTo("ORDER_NOT_RETURNABLE");
    staff.mutate("orderReturnDecide", named + "\"approve\": true}");
    var received = staff.mutate("orderReturnReceive", named + "\"restock\": true}");

    assertThat(received.at("/order/returns/0/status").asText()).isEqualTo("RECEIVED");
    assertThat(received.at("/order/refunds/0/amount/minorUnits").asInt()).isEqualTo(45_00);
    assertThat(received.at("/order/lines/0/quantityReturned").asInt()).isEqualTo(1);
  }

  @Test
  void whoever_loses_against_others_again_and_again_is_told_to_ask_again() {
    var order = shop.paid("1", lamps());
    var rivals = new AtomicInteger();
    shop.orders.beforeEverySave(() ->
        shop.apply(
            order,
            new RecordPayment(
                payment(new PaymentId("pi_" + rivals.incrementAndGet()), nzd(1)), false, NOON)));

    var answer = asksOnce(order, 0);

    assertThat(answer.at("/userErrors/0/code").asText()).isEqualTo("VERSION_CONFLICT");
    assertThat(answer.at("/userErrors/0/retryable").asBoolean()).isTrue();
    assertThat(answer.at("/order/refunds")).isEmpty();
  }

  @Test
  void an_order_under_review_is_not_released_while_it_is_disputed() {
    var order = shop.open("1", lamps());
    shop.provider.reviewPayments(true);
    shop.provider.pay(order);
    var held = shop.settle.settle(order.id(), CAUSE);
    var payment = held.money().payments().getFirst();
    shop.apply(
        order,
        new RecordDispute(
            new Dispute(new DisputeId("dp_1"), payment.id(), payment.amount(), Dispute.Status.OPEN),
            NOON));

    var release = "{\"orderId\": \"ord_1\", \"release\": true, \"note\": \"\"}";

    assertThat(staff.mutate("orderHoldResolve", release).at("/userErrors/0/code").asText())
        .isEqualTo("ORDER_DISPUTED");
  }

  @Test
  void a_line_shows_its_download_key_only_once_it_can_be_downloaded() {
    var order = shop.paid("1", lampAndNovel());
    assertThat(staff.query("staffOrder", "{\"id\": \"ord_1\"}").at("/lines/1").has("downloadKey"))
        .isFalse();

    shop.apply(order, new RecordDigitalItemsSent(List.of(), NOON));

    var sent = staff.query("staffOrder", "{\"id\": \"ord_1\"}");
    assertThat(sent.at("/lines/1/downloadKey").asText())
        .isEqualTo(downloads.shown(order.id(), "line_2"));
    assertThat(sent.at("/lines/0").has("downloadKey")).isFalse();
    assertThat(sent.at("/availableActions").toString()).contains("DOWNLOAD");
  }

  @Test
  void a_held_order_goes_on_when_staff_release_it_and_another_is_not_held() {
    var order = shop.open("1", lamps());
    shop.provider.reviewPayments(true);
    shop.provider.pay(order);
    shop.settle.settle(order.id(), CAUSE);
    var release = "{\"orderId\": \"ord_1\", \"release\": true, \"note\": \"\"}";

    assertThat(staff.mutate("orderHoldResolve", release).at("/order/status").asText())
        .isEqualTo("CONFIRMED");
    assertThat(staff.mutate("orderHoldResolve", release).at("/userErrors/0/code").asText())
        .isEqualTo("ORDER_NOT_HELD");
  }

  @Test
  void staff_cancel_what_was_not_sent() {
    var order = shop.apply(shop.paid("1", lampAndNovel()), dispatch("shp_1"));
    var asked =
        staff.mutate(
            "staffOrderCancel",
            "{\"orderId\": \"ord_1\", \"reason\": \"No licence.\", \"idempotencyKey\": \"%s\"}"
                .formatted(KEY));
    assertThat(asked.at("/order/fulfilmentStatus").asText()).isEqualTo("CANCEL_REQUESTED");
    assertThat(shop.order(order).goods().askedCancellation().orElseThrow().by())
        .isEqualTo(cancellation(By.STORE).by());
  }

  @Test
  void an_unpaid_order_that_staff_cancel_is_the_stores_doing_and_a_repetition_is_answered_alike() {
    shop.open("1", lamps());
    var asked =
        "{\"orderId\": \"ord_1\", \"reason\": \"Nothing is left.\", \"idempotencyKey\": \"%s\"}"
            .formatted(KEY);

    var cancelled = staff.mutate("staffOrderCancel", asked);

    assertThat(cancelled.path("userErrors")).isEmpty();
    assertThat(cancelled.at("/order/status").asText()).isEqualTo("CANCELLED");
    assertThat(cancelled.at("/order/cancelReason").asText()).isEqualTo("Nothing is left.");
    assertThat(shop.memory.find(new OrderId("ord_1")).orElseThrow().course())
        .isEqualTo(new Course.Ended(EndReason.CANCELLED_BY_STORE, "Nothing is left.", NOON));
    assertThat(staff.mutate("staffOrderCancel", asked)).isEqualTo(cancelled);
  }

  @Test
  void what_a_newer_version_wrote_is_left_alone_and_asked_for_later() {
    var order = shop.paid("1", lamps());
    shop.memory.saveOwner(order.with(order.progress().next().on(new Course.Unknown("FROZEN"))));

    for (var answer :
        List.of(
            asksOnce(order, 0),
            cancel(order, access.token(order)),
            staff.mutate(
                "orderHoldResolve",
                "{\"orderId\": \"ord_1\", \"release\": true, \"note\": \"\"}"))) {
      assertThat(answer.at("/userErrors/0/code").asText()).isEqualTo("VERSION_CONFLICT");
      assertThat(answer.at("/userErrors/0/retryable").asBoolean()).isTrue();
      assertThat(answer.at("/order/status").asText()).isEqualTo("ON_HOLD");
    }
    assertThat(shop.order(order).money().refunds()).isEmpty();
  }

  private JsonNode asksOnce(Order order, int number) {
    return refund(
        order, "{\"amountMinorUnits\": 969, \"reason\": \"\"}", "refund-number-" + (100 + number));
  }

  private JsonNode cancel(Order order, String token) {
    return guest.mutate(
        "orderCancel",
        "{\"orderId\": \"%s\", \"accessToken\": \"%s\", \"idempotencyKey\": \"%s\"}"
            .formatted(order.id().value(), token, KEY));
  }

  private JsonNode refund(Order order, String input, String key) {
    return staff.mutate(
        "orderRefund",
        "{\"orderId\": \"%s\", \"input\": %s, \"idempotencyKey\": \"%s\"}"
            .formatted(order.id().value(), input, key));
  }
}
