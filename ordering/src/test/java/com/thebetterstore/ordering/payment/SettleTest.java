package com.thebetterstore.ordering.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.IN_STOCK;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.OrderConfirmed;
import com.thebetterstore.contracts.OrderingEvent.OrderExpired;
import com.thebetterstore.contracts.OrderingEvent.SoldLine;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Ordered;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SettleTest {

  private final InMemoryShop shop = new InMemoryShop();

  @Test
  void a_paid_page_confirms_the_order_once_and_publishes_exactly_what_was_sold() {
    var order = shop.open("1", lampAndNovel());
    shop.provider.pay(order);
    shop.now.set(NOON.plusSeconds(60));

    var settled = settle(order);

    assertThat(settled).isEqualTo(shop.order(order));
    assertThat(settled.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(settled.amountPaid()).isEqualTo(nzd(71_89));
    assertThat(settled.paidAt()).contains(NOON.plusSeconds(60));
    assertThat(shop.news())
        .containsExactly(
            new OrderConfirmed(
                order.id(),
                order.number(),
                List.of(
                    sold(LAMP, "Desk lamp", ProductType.PHYSICAL, 45_00, 5_87),
                    sold(NOVEL, "The Bone People", ProductType.DIGITAL, 19_99, 2_61)),
                nzd(6_90),
                nzd(9_38),
                nzd(71_89),
                NOON,
                NOON.plusSeconds(60)),
            OrderFixtures.fulfilmentRequestOf(order),
            shop.status(settled, OrderEventType.FULFILMENT_REQUESTED, PaymentStatus.PAID));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK - 1, 1));
    assertThat(shop.stock(NOVEL)).isEqualTo(new Stock(NOVEL, IN_STOCK - 1, 1));
    assertThat(shop.cart(order)).isEqualTo(new Ordered(order.id()));
  }

  @Test
  void a_paid_page_seen_again_and_again_is_paid_once() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    var paid = settle(order);
    shop.news();

    for (var i = 0; i < 3; i++) {
      assertThat(settle(order)).isEqualTo(paid);
    }

    assertThat(shop.order(order)).isEqualTo(paid);
    assertThat(shop.news()).isEmpty();
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK - 2, 2));
  }

  @Test
  void money_on_another_orders_page_pays_no_order_but_that_one() {
    var paidFor = shop.open("1", lamps());
    var other = shop.open("2", lamps());
    shop.provider.pay(paidFor);

    assertThat(settle(other)).isEqualTo(other);
    assertThat(shop.news()).isEmpty();

    settle(paidFor);
    assertThat(shop.order(paidFor).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.order(other)).isEqualTo(other);
  }

  @Test
  void a_page_without_a_try_to_pay_leaves_everything_as_it_is() {
    var order = shop.open("1", lamps());

    assertThat(settle(order)).isEqualTo(order);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void money_on_its_way_is_shown_once_and_waited_for() {
    var order = shop.open("1", lamps());
    shop.provider.process(order);

    var waiting = settle(order);

    assertThat(waiting.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(shop.news())
        .containsExactly(
            shop.status(waiting, OrderEventType.PAYMENT_ATTEMPTED, PaymentStatus.PROCESSING));
    assertThat(settle(order)).isEqualTo(waiting);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void money_that_was_on_its_way_and_does_not_come_is_told_as_a_decline_and_ends_the_order() {
    var order = shop.open("1", lamps());
    shop.provider.process(order);
    settle(order);
    shop.provider.failToCome(order, "ch_1");

    var ended = settle(order);

    assertThat(ended.status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(ended.timeline())
        .extracting(TimelineEntry::type)
        .endsWith(
            OrderEventType.PAYMENT_ATTEMPTED,
            OrderEventType.PAYMENT_FAILED,
            OrderEventType.EXPIRED);
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
    assertThat(settle(order)).isEqualTo(ended);
  }

  @Test
  void a_payment_that_the_buyer_has_to_confirm_is_shown_until_it_is_paid() {
    var order = shop.open("1", lamps());
    shop.provider.challenge(order);

    assertThat(settle(order).paymentStatus()).isEqualTo(PaymentStatus.REQUIRES_ACTION);

    shop.provider.pay(order);
    assertThat(settle(order).paymentStatus()).isEqualTo(PaymentStatus.PAID);
  }

  @Test
  void a_payment_under_review_sends_nothing_until_the_provider_has_looked_at_it() {
    var order = shop.open("1", lamps());
    shop.provider.reviewPayments(true);
    shop.provider.pay(order);

    assertThat(settle(order).status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly("OrderConfirmed", "OrderStatusChanged");

    shop.provider.reviewPayments(false);
    assertThat(settle(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly("FulfilmentRequested", "OrderStatusChanged");
  }

  @Test
  void a_decline_is_published_once_and_the_reservation_stays() {
    var order = shop.open("1", lamps());
    shop.provider.decline(order, "ch_1");

    var declined = settle(order);

    assertThat(declined.status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(declined.timeline().getLast().message()).isEqualTo("Your card was declined.");
    assertThat(shop.news())
        .containsExactly(
            shop.status(declined, OrderEventType.PAYMENT_FAILED, PaymentStatus.FAILED));
    assertThat(settle(order)).isEqualTo(declined);
    assertThat(shop.news()).isEmpty();
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK - 2, 2));
  }

  @Test
  void a_second_decline_is_published_too_and_a_payment_after_it_confirms() {
    var order = shop.open("1", lamps());
    shop.provider.decline(order, "ch_1");
    settle(order);
    shop.provider.decline(order, "ch_2");
    settle(order);
    shop.provider.pay(order);

    assertThat(settle(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly(
            "OrderStatusChanged",
            "OrderStatusChanged",
            "OrderConfirmed",
            "FulfilmentRequested",
            "OrderStatusChanged");
  }

  @Test
  void news_of_a_failure_after_the_payment_changes_nothing() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    var paid = settle(order);
    shop.news();
    shop.provider.decline(order, "ch_1");

    assertThat(settle(order)).isEqualTo(paid);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void a_page_that_closed_unpaid_ends_the_order_and_gives_everything_back() {
    var order = shop.open("1", lamps());
    shop.provider.expireSession(page(order).id());

    var expired = settle(order);

    assertThat(expired.status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(shop.news())
        .containsExactly(
            new OrderExpired(order.id(), order.number(), NOON),
            shop.status(expired, OrderEventType.EXPIRED, PaymentStatus.VOIDED));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
    assertThat(shop.cart(order)).isEqualTo(new Active());
    assertThat(settle(order)).isEqualTo(expired);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void while_the_provider_is_down_the_order_stays_as_it_is() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    shop.provider.goDown();

    assertThatThrownBy(() -> settle(order)).isInstanceOf(PaymentProviderUnavailable.class);
    assertThat(shop.order(order)).isEqualTo(order);
    assertThat(shop.news()).isEmpty();

    shop.provider.comeBack();
    assertThat(settle(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  /// What is due is read from an index, which may be a moment behind.
  @Test
  void an_order_that_still_has_time_keeps_its_page_open() {
    var order = shop.open("1", lamps());
    shop.now.set(order.payBy().minusMillis(1));

    assertThat(shop.settle.settleOverdue(order.id(), CAUSE)).isEqualTo(order);
    assertThat(shop.provider.openPages()).isEqualTo(1);

    shop.now.set(order.payBy());
    assertThat(shop.settle.settleOverdue(order.id(), CAUSE).status())
        .isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void an_order_without_a_page_is_not_asked_about() {
    var order = shop.place("1", lamps());
    shop.provider.goDown();

    assertThat(settle(order)).isEqualTo(order);
  }

  @Test
  void an_order_that_is_not_there_is_a_fault_that_names_it() {
    assertThatThrownBy(() -> shop.settle.settle(new OrderId("ord_gone"), CAUSE))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no order ord_gone");
  }

  private Order settle(Order order) {
    return shop.settle.settle(order.id(), CAUSE);
  }

  private static Opened page(Order order) {
    return (Opened) order.session();
  }

  private static SoldLine sold(Sku sku, String name, ProductType type, long price, long tax) {
    return new SoldLine(
        sku, OrderFixtures.productOf(sku), name, type, 1, nzd(price), nzd(price), nzd(tax), nzd(0));
  }
}
