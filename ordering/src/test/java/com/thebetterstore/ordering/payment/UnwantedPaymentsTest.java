package com.thebetterstore.ordering.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.LAMP;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.IN_STOCK;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.cart.CartState.Locked;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.CancelUnpaid;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Money that does not buy the order it came for.
class UnwantedPaymentsTest {

  private static final PaymentId LATE = new PaymentId("pi_late");

  private final InMemoryShop shop = new InMemoryShop();

  /// The order costs NZ$96.90.
  @ParameterizedTest
  @CsvSource({"9689, nzd, 9689", "9691, nzd, 9691", "1, nzd, 1", "9690, usd, 0"})
  void a_wrong_amount_or_currency_is_held_for_return_and_nothing_is_sent(
      long minorUnits, String currency, long storeMoney) {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(minorUnits, currency));

    var held = settle(order);

    assertThat(held.status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(held.fulfilmentStatus()).isEqualTo(FulfilmentStatus.NOT_REQUESTED);
    assertThat(held.money().due())
        .extracting(Refund::amount)
        .containsExactly(new ReceivedAmount(minorUnits, currency));
    assertThat(shop.news())
        .containsExactly(
            new RefundRequested(
                order.id(),
                nzd(storeMoney),
                RefundCause.PAYMENT_MISMATCH,
                held.money().due().getFirst().id().value()),
            shop.status(held, OrderEventType.REFUND_REQUESTED, PaymentStatus.REFUND_PENDING));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK - 2, 2));
    assertThat(shop.cart(order)).isEqualTo(new Locked(order.id()));
    assertThat(settle(order)).isEqualTo(held);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void a_payment_of_nothing_ends_the_order_as_there_is_nothing_to_return() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(0, "nzd"));

    assertThat(settle(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
    assertThat(shop.cart(order)).isEqualTo(new Active());
  }

  @Test
  void a_late_payment_for_an_expired_order_goes_back_and_revives_nothing() {
    var order = shop.open("1", lamps());
    shop.provider.expireSession(page(order).id());
    settle(order);
    shop.news();

    assertThatALatePaymentGoesBack(order, OrderStatus.EXPIRED);
  }

  @Test
  void a_late_payment_for_a_cancelled_order_goes_back_and_revives_nothing() {
    var order = shop.open("1", lamps());
    shop.provider.expireSession(page(order).id());
    shop.apply(order, new CancelUnpaid(page(order), NOON));
    shop.news();

    assertThatALatePaymentGoesBack(order, OrderStatus.CANCELLED);
  }

  /// Whatever its amount: all that came goes back.
  private void assertThatALatePaymentGoesBack(Order order, OrderStatus ended) {
    shop.provider.payLate(order, LATE, new ReceivedAmount(1_00, "nzd"));

    var late = settle(order);

    assertThat(late.status()).isEqualTo(ended);
    assertThat(late.amountPaid()).isEqualTo(nzd(1_00));
    assertThat(shop.news())
        .containsExactly(
            new RefundRequested(
                order.id(), nzd(1_00), RefundCause.LATE_PAYMENT, "LATE_PAYMENT:pi_late"),
            shop.status(late, OrderEventType.REFUND_REQUESTED, PaymentStatus.REFUND_PENDING));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
    assertThat(shop.cart(order)).isEqualTo(new Active());
    assertThat(settle(order)).isEqualTo(late);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void a_second_payment_goes_back_and_the_order_stays_paid() {
    var order = shop.paid("1", lamps());
    shop.provider.payLate(order, LATE, new ReceivedAmount(96_90, "nzd"));

    var twice = settle(order);

    assertThat(twice.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(twice.money().due())
        .containsExactly(
            new Refund(
                new RefundId("LATE_PAYMENT:pi_late"),
                LATE,
                new ReceivedAmount(96_90, "nzd"),
                Optional.empty(),
                RefundCause.LATE_PAYMENT,
                "The order was paid twice; one payment goes back.",
                Optional.empty(),
                NOON,
                new Refund.State.Requested()));
    assertThat(shop.news())
        .containsExactly(
            new RefundRequested(
                order.id(), nzd(96_90), RefundCause.LATE_PAYMENT, "LATE_PAYMENT:pi_late"),
            shop.status(twice, OrderEventType.REFUND_REQUESTED, PaymentStatus.PAID));
    assertThat(settle(order)).isEqualTo(twice);
  }

  @Test
  void a_payment_on_a_page_that_a_paid_order_does_not_have_goes_back() {
    var order = shop.paid("1", lamps());
    var second = shop.provider.payOnLostPage(order);

    var twice = shop.settle.settle(order.id(), second, CAUSE);

    assertThat(twice.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(twice.money().due())
        .extracting(Refund::payment, Refund::cause)
        .containsExactly(tuple(second, RefundCause.LATE_PAYMENT));
    assertThat(shop.settle.settle(order.id(), second, CAUSE)).isEqualTo(twice);
    assertThat(settle(order)).isEqualTo(twice);
  }

  @Test
  void a_payment_on_a_page_that_an_unpaid_order_does_not_have_buys_it_and_the_next_goes_back() {
    var order = shop.open("1", lamps());
    var first = shop.provider.payOnLostPage(order);

    var bought = shop.settle.settle(order.id(), first, CAUSE);
    assertThat(bought.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(bought.money().sale()).contains(first);

    shop.provider.pay(order);
    assertThat(settle(order).money().due())
        .extracting(Refund::cause)
        .containsExactly(RefundCause.LATE_PAYMENT);
  }

  @Test
  void a_payment_for_another_order_is_not_taken() {
    var order = shop.open("1", lamps());
    var others = shop.provider.payOnLostPage(shop.open("2", lamps()));

    assertThat(shop.settle.settle(order.id(), others, CAUSE)).isEqualTo(order);
  }

  private Order settle(Order order) {
    return shop.settle.settle(order.id(), CAUSE);
  }

  private static Opened page(Order order) {
    return (Opened) order.session();
  }
}
