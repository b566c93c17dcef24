package com.thebetterstore.resolvers.order;

import static com.thebetterstore.ordering.order.OrderFixtures.NOON;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.order.OrderFixtures.payment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordPayment;
import com.thebetterstore.ordering.order.access.ClaimOrder;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.access.RequestAccess;
import com.thebetterstore.ordering.order.access.RevokeAccess;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.ordering.receipt.RequestReceipt;
import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.AppSync;
import com.thebetterstore.resolvers.order.view.OrderViews;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Asking for a receipt again, and what guests ask for beside it, as the API answers.
class ReceiptApiTest {

  private static final String KEY = "receipt-again-0001";

  private final InMemoryShop shop = new InMemoryShop();
  private final OrderAccess access = new OrderAccess(() -> "a secret", shop.now::get);
  private final Set<String> counted = new HashSet<>();
  private final AppSync guest =
      new AppSync(
          new OrderResolver(
              new RequestReader(() -> "0".repeat(26)),
              new OrderApi(shop.orders, access, views()),
              new GuestAccessApi(
                  new RequestAccess(shop.orders, (_, _, _, _, _) -> true, shop.now::get),
                  new ClaimOrder(shop.orders, access),
                  new RevokeAccess(shop.orders, access, new RandomIds()),
                  views()),
              new ReceiptApi(
                  shop.orders,
                  access,
                  new RequestReceipt(
                      (asked, _) -> counted.size() < 1 && counted.add(asked.requestId()),
                      shop.now::get))));

  @Test
  void whoever_has_the_orders_token_may_ask_until_it_is_too_often() {
    var order = shop.paid("1", lamps());

    assertThat(ask(guest, order, access.token(order)).toString())
        .isEqualTo("{\"accepted\":true,\"userErrors\":[]}");
    var tooOften = ask(guest, order, access.token(order));
    assertThat(tooOften.path("accepted").asBoolean()).isFalse();
    assertThat(code(tooOften)).isEqualTo("RATE_LIMITED");
    assertThat(tooOften.at("/userErrors/0/retryable").asBoolean()).isTrue();
  }

  @Test
  void staff_may_ask_for_any_order_and_customers_for_none_that_is_not_theirs() {
    var order = shop.paid("1", lamps());

    assertThat(code(ask(guest, order, null))).isEqualTo("NOT_FOUND");
    assertThat(code(ask(guest.as("mere"), order, null))).isEqualTo("NOT_FOUND");
    assertThat(code(ask(guest, order, "wrong"))).isEqualTo("NOT_FOUND");
    assertThat(counted).isEmpty();
    assertThat(ask(guest.asStaff("desk"), order, null).path("accepted").asBoolean()).isTrue();
    assertThat(counted).containsExactly(KEY);
  }

  @Test
  void an_order_without_a_receipt_or_without_an_address_says_which() {
    var unpaid = shop.open("1", lamps());
    var paid = shop.paid("2", lamps());
    shop.memory.saveReissued(paid.erased(WatchKey.next(new RandomIds())), paid);

    assertThat(code(ask(guest, unpaid, access.token(unpaid)))).isEqualTo("ORDER_NOT_PAID");
    assertThat(code(ask(guest.asStaff("desk"), paid, null))).isEqualTo("ORDER_ERASED");
    assertThat(counted).isEmpty();
  }

  @Test
  void a_key_that_is_none_is_refused() {
    var order = shop.paid("1", lamps());
    var asked = "{\"orderId\": \"ord_1\", \"idempotencyKey\": \"short\"}";

    assertThat(code(guest.asStaff("desk").mutate("orderReceiptResend", asked)))
        .isEqualTo("INVALID_INPUT");
    assertThat(shop.order(order)).isEqualTo(order);
  }

  @Test
  void whoever_claims_an_order_that_others_change_again_and_again_is_told_to_ask_again() {
    var order = shop.paid("0000-0000", lamps());
    var rivals = new AtomicInteger();
    shop.orders.beforeEverySave(() ->
        shop.apply(
            order,
            new RecordPayment(
                payment(new PaymentId("pi_" + rivals.incrementAndGet()), nzd(1)), false, NOON)));

    var answer =
        guest
            .as("mere")
            .mutate(
                "guestOrderClaim",
                "{\"number\": \"%s\", \"accessToken\": \"%s\"}"
                    .formatted(order.number().value(), access.token(order)));

    assertThat(code(answer)).isEqualTo("VERSION_CONFLICT");
    assertThat(answer.at("/userErrors/0/retryable").asBoolean()).isTrue();
    assertThat(shop.order(order).buyer()).isEqualTo(order.buyer());
  }

  private OrderViews views() {
    return new OrderViews(new DownloadKeys(() -> "a secret"), shop.now::get);
  }

  private static String code(JsonNode answer) {
    return answer.at("/userErrors/0/code").asText();
  }

  private static JsonNode ask(AppSync caller, Order order, @Nullable String token) {
    var shown = token == null ? "null" : "\"" + token + "\"";
    return caller.mutate(
        "orderReceiptResend",
        "{\"orderId\": \"%s\", \"accessToken\": %s, \"idempotencyKey\": \"%s\"}"
            .formatted(order.id().value(), shown, KEY));
  }
}
