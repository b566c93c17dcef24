package com.thebetterstore.ordering.order;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What each step publishes, moves and shows; which steps there are is in
/// [OrderLifecycleTableTest].
class OrderLifecycleTest {

  @Test
  void placing_reserves_stock_and_locks_the_cart() {
    var placed = OrderLifecycle.place(placementOf(lamps()));

    assertThat(placed.stock()).isEqualTo(StockMove.RESERVE);
    assertThat(placed.cart()).isEqualTo(CartMove.LOCK);
    assertThat(placed.events())
        .hasOnlyElementsOfTypes(OrderPlaced.class, OrderStatusChanged.class)
        .hasSize(2);
    assertThat(placed.order().version()).isEqualTo(1);
    assertThat(placed.order().payBy()).isEqualTo(NOON.plus(Duration.ofMinutes(40)));
    assertThat(placed.order().timeline())
        .containsExactly(new TimelineEntry(1, OrderEventType.PLACED, NOON, ""));
  }

  @Test
  void opening_the_page_is_recorded_and_not_published() {
    var opened = accepted(aPlacedOrder(), new RecordSession(1, SESSION, NOON));

    assertThat(opened.order().session()).isEqualTo(new Opened(1, SESSION));
    assertThat(opened.order().version()).isEqualTo(2);
    assertThat(opened.events()).isEmpty();
  }

  @Test
  void a_spent_attempt_makes_room_for_the_next() {
    var retried = after(aPlacedOrder(), new AbandonAttempt(1, NOON));

    assertThat(retried.session()).isEqualTo(new NotOpened(2));
    assertThat(OrderLifecycle.decide(retried, new AbandonAttempt(1, NOON)))
        .isEqualTo(new AlreadyDone());
  }

  @Test
  void payment_in_full_confirms_the_order_and_asks_for_its_goods() {
    var order = anOrderWithItsPageOpen();
    var paid = accepted(order, new RecordPayment(payment(PAYMENT, nzd(96_90)), NOON));

    assertThat(paid.stock()).isEqualTo(StockMove.SELL);
    assertThat(paid.cart()).isEqualTo(CartMove.CLOSE);
    assertThat(paid.events())
        .satisfiesExactly(
            confirmed -> assertThat(confirmed).isInstanceOf(OrderConfirmed.class),
            requested -> assertThat(requested).isInstanceOf(FulfilmentRequested.class),
            changed ->
                assertThat(changed)
                    .isEqualTo(
                        new OrderStatusChanged(
                            ORDER,
                            order.number(),
                            order.watchKey(),
                            3,
                            OrderEventType.FULFILMENT_REQUESTED,
                            OrderStatus.CONFIRMED,
                            PaymentStatus.PAID,
                            FulfilmentStatus.REQUESTED,
                            NOON)));
    assertThat(paid.order().amountPaid()).isEqualTo(nzd(96_90));
    assertThat(paid.order().paidAt()).contains(NOON);
  }

  @Test
  void only_an_order_with_physical_items_gives_fulfilment_an_address() {
    assertThat(novel().fulfilmentRequest(ORDER, aPlacedOrder().number()).deliverTo()).isNull();
    assertThat(lampAndNovel().fulfilmentRequest(ORDER, aPlacedOrder().number()).deliverTo())
        .isNotNull();
  }

  @Test
  void a_payment_after_a_decline_still_confirms() {
    assertThat(paid(aDeclinedOrder()).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void a_second_decline_is_shown_and_the_same_one_again_is_not() {
    var again = new RecordPaymentFailure("ch_1", "Your card was declined.", NOON);
    var other = new RecordPaymentFailure("ch_2", "Insufficient funds.", NOON);

    assertThat(OrderLifecycle.decide(aDeclinedOrder(), again)).isEqualTo(new AlreadyDone());
    assertThat(after(aDeclinedOrder(), other).timeline().getLast().message())
        .isEqualTo("Insufficient funds.");
    assertThat(OrderLifecycle.decide(after(aDeclinedOrder(), other), again))
        .isEqualTo(new AlreadyDone());
  }

  @Test
  void declines_without_end_do_not_make_an_order_without_end() {
    var order = anOrderWithItsPageOpen();
    for (var i = 0; i < 500; i++) {
      var failure = new RecordPaymentFailure("ch_" + i, "Declined.", NOON);
      order =
          OrderLifecycle.decide(order, failure) instanceof AlreadyDone
              ? order
              : after(order, failure);
    }

    assertThat(order.timeline()).hasSize(1 + UnpaidRules.MAX_DECLINES);
    assertThat(paid(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void a_wrong_amount_is_held_and_goes_back_and_then_the_stock_is_released() {
    var held =
        accepted(anOrderWithItsPageOpen(), new RecordPayment(payment(PAYMENT, nzd(1)), NOON));

    assertThat(held.stock()).isEqualTo(StockMove.NONE);
    assertThat(held.order().status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(held.events())
        .contains(new RefundRequested(ORDER, nzd(1), RefundCause.PAYMENT_MISMATCH));

    var amount = ReceivedAmount.of(nzd(1));
    var ended = accepted(held.order(), new RecordRefund(PAYMENT, REFUND, amount, NOON));

    assertThat(ended.stock()).isEqualTo(StockMove.RELEASE);
    assertThat(ended.cart()).isEqualTo(CartMove.UNLOCK);
    assertThat(ended.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(ended.order().paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(ended.events())
        .hasAtLeastOneElementOfType(OrderCancelled.class)
        .doesNotHaveAnyElementsOfTypes(OrderRefunded.class);
  }

  /// Reporting takes a refund from the revenue, in which these never were.
  @Test
  void a_refund_of_an_order_that_was_never_sold_is_not_published() {
    var usDollars = new Payment(PAYMENT, new ReceivedAmount(96_90, "usd"));
    var foreign = after(anOrderWithItsPageOpen(), new RecordPayment(usDollars, NOON));

    assertThat(List.of(foreign, anOrderOnHold(), anExpiredOrderPaidLate()))
        .allSatisfy(order ->
            assertThat(accepted(order, refundOf(order)).events())
                .doesNotHaveAnyElementsOfTypes(OrderRefunded.class));
  }

  @Test
  void the_right_number_in_another_currency_is_a_wrong_amount() {
    var usDollars = new Payment(PAYMENT, new ReceivedAmount(96_90, "usd"));

    var held = after(anOrderWithItsPageOpen(), new RecordPayment(usDollars, NOON));

    assertThat(held.status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(held.amountPaid()).isEqualTo(nzd(0));
    assertThat(held.refundsDue()).hasSize(1);
  }

  @Test
  void a_late_payment_goes_back_and_revives_nothing() {
    var late = accepted(anExpiredOrder(), new RecordPayment(payment(PAYMENT, nzd(96_90)), NOON));

    assertThat(late.stock()).isEqualTo(StockMove.NONE);
    assertThat(late.order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(late.order().paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);
    assertThat(late.events())
        .contains(new RefundRequested(ORDER, nzd(96_90), RefundCause.LATE_PAYMENT));

    var back = refunded(anExpiredOrderPaidLate());
    assertThat(back.amountRefunded()).isEqualTo(back.amountPaid());
    assertThat(back.timeline().getLast().type()).isEqualTo(OrderEventType.LATE_PAYMENT_REFUNDED);
  }

  @Test
  void a_second_payment_goes_back_and_the_order_stays_paid() {
    var twice =
        after(aPaidOrder(), new RecordPayment(payment(new PaymentId("pi_2"), nzd(96_90)), NOON));

    assertThat(twice.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(twice.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(twice.refundsDue())
        .extracting(due -> due.payment().id().value())
        .containsExactly("pi_2");

    var back = accepted(twice, refundOf(twice));
    assertThat(back.order().refundsDue()).isEmpty();
    assertThat(back.order().amountPaid().minus(back.order().amountRefunded()))
        .isEqualTo(nzd(96_90));
    assertThat(back.stock()).isEqualTo(StockMove.NONE);
    // The sale stands, so nobody may book its money as returned.
    assertThat(back.events()).hasOnlyElementsOfType(OrderStatusChanged.class);
  }

  @Test
  void cancelling_releases_stock_and_unlocks_the_cart() {
    var cancelled = accepted(anOrderWithItsPageOpen(), new CancelUnpaid(PAGE, NOON));

    assertThat(cancelled.stock()).isEqualTo(StockMove.RELEASE);
    assertThat(cancelled.cart()).isEqualTo(CartMove.UNLOCK);
    assertThat(cancelled.order().paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(cancelled.order().cancelReason()).isPresent();
    assertThat(cancelled.events()).hasAtLeastOneElementOfType(OrderCancelled.class);
  }

  @Test
  void an_order_whose_page_opened_in_the_meantime_is_not_cancelled() {
    var seenWithoutPage = new CancelUnpaid(new NotOpened(1), NOON);

    assertThat(OrderLifecycle.decide(anOrderWithItsPageOpen(), seenWithoutPage))
        .isEqualTo(new Refused(OrderRefusal.OTHER_ATTEMPT));
  }

  @Test
  void an_order_without_a_page_expires_only_when_its_time_has_run_out() {
    var order = aPlacedOrder();
    var tooEarly = new ExpireUnpaid(order.session(), order.payBy().minusMillis(1));

    assertThat(OrderLifecycle.decide(order, tooEarly)).isEqualTo(new Refused(OrderRefusal.NOT_DUE));
    var expired = accepted(order, new ExpireUnpaid(order.session(), order.payBy()));
    assertThat(expired.order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(expired.stock()).isEqualTo(StockMove.RELEASE);
    assertThat(expired.events()).hasAtLeastOneElementOfType(OrderExpired.class);
  }

  @Test
  void a_page_that_expired_at_the_provider_ends_the_order_whatever_our_clock_says() {
    assertThat(after(anOrderWithItsPageOpen(), new ExpireUnpaid(PAGE, NOON)).status())
        .isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void a_refused_order_is_refunded_first_and_restocked_then() {
    var rejected =
        accepted(aPaidOrder(), new RecordFulfilmentRejected("Damaged in the warehouse.", NOON));

    assertThat(rejected.stock()).isEqualTo(StockMove.NONE);
    assertThat(rejected.events())
        .contains(new RefundRequested(ORDER, nzd(96_90), RefundCause.FULFILMENT_REJECTED))
        .hasAtLeastOneElementOfType(OrderCancelled.class);
    assertThat(rejected.order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.REJECTED);
    assertThat(rejected.order().cancelReason()).contains("Damaged in the warehouse.");

    var back = accepted(aRejectedOrder(), refundOf(aRejectedOrder()));
    assertThat(back.stock()).isEqualTo(StockMove.RESTOCK);
    assertThat(back.events())
        .contains(new OrderRefunded(ORDER, back.order().number(), nzd(96_90), NOON));
  }

  @Test
  void an_order_of_digital_items_is_delivered_by_sending_them() {
    var order = paid(placed(novel()));

    var sent = after(order, new RecordDigitalItemsSent(NOON));

    assertThat(sent.status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(OrderLifecycle.decide(order, new RecordDelivery(NOON)))
        .isEqualTo(new Refused(OrderRefusal.NO_SUCH_GOODS));
  }

  @Test
  void each_refund_has_one_key_of_its_own() {
    var late = anExpiredOrderPaidLate().refundsDue().getFirst();
    var held = anOrderOnHold().refundsDue().getFirst();

    assertThat(late.idempotencyKey(ORDER))
        .isEqualTo("refund:" + ORDER.value() + ":LATE_PAYMENT:pi_1")
        .isNotEqualTo(held.idempotencyKey(ORDER));
  }

  @Test
  void a_late_event_is_dated_no_earlier_than_the_last_entry() {
    var accepted = after(aPaidOrder(), new RecordFulfilmentAccepted(NOON.minusSeconds(60)));

    assertThat(accepted.timeline().getLast().at()).isEqualTo(NOON);
  }

  private static RecordRefund refundOf(Order order) {
    var due = order.refundsDue().getFirst().payment();
    return new RecordRefund(due.id(), REFUND, due.amount(), NOON);
  }
}
