package com.thebetterstore.ordering.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.LAMP;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.IN_STOCK;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.OrderCommand.RecordPaymentFailure;
import com.thebetterstore.ordering.order.StaleWrite;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Several who bring an order up to date at once.
class SettleRacesTest {

  private static final PaymentId LATE = new PaymentId("pi_late");

  private final InMemoryShop shop = new InMemoryShop();

  @Test
  void of_two_who_settle_a_payment_at_once_one_confirms_and_both_see_it() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    shop.orders.beforeNextSave(() -> settle(order));

    var settled = settle(order);

    assertThat(settled).isEqualTo(shop.order(order));
    assertThat(settled.version()).isEqualTo(order.version() + 1);
    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly("OrderConfirmed", "FulfilmentRequested", "OrderStatusChanged");
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK - 2, 2));
  }

  /// Only a provider that slips lets both happen: the page was closed, and takes money after that.
  @Test
  void a_payment_that_loses_the_race_against_a_cancellation_goes_back() {
    var order = shop.open("1", lamps());
    shop.provider.payLate(order, LATE, new ReceivedAmount(96_90, "nzd"));
    shop.orders.beforeNextSave(() -> shop.apply(order, new CancelUnpaid(page(order), NOON)));

    var settled = settle(order);

    assertThat(settled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(settled.paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);
    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly(
            "OrderCancelled", "OrderStatusChanged", "RefundRequested", "OrderStatusChanged");
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
  }

  @Test
  void whoever_is_always_too_slow_gives_up_and_leaves_the_message_to_come_again() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    var rivals = new AtomicInteger();
    shop.orders.beforeEverySave(() ->
        shop.apply(
            order, new RecordPaymentFailure("ch_" + rivals.incrementAndGet(), "Declined.", NOON)));

    assertThatThrownBy(() -> settle(order)).isInstanceOf(StaleWrite.class);
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.PENDING_PAYMENT);
    assertThat(rivals).hasValue(5);
  }

  private Order settle(Order order) {
    return shop.settle.settle(order.id(), CAUSE);
  }

  private static Opened page(Order order) {
    return (Opened) order.session();
  }
}
