package com.thebetterstore.ordering.order.lifecycle;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.*;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderDecision.StockMove.Kind;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.Refund;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each step publishes, moves and shows; which steps there are is in
/// [OrderLifecycleTableTest].
class OrderLifecycleTest {

  @Test
  void placing_reserves_stock_and_locks_the_cart() {
    var placed = OrderLifecycle.place(placementOf(lamps()));

    assertThat(placed.stock()).isEqualTo(lampsMove(Kind.RESERVE));
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
    var paid = accepted(order, new RecordPayment(payment(PAYMENT, nzd(96_90)), false, NOON));

    assertThat(paid.stock()).isEqualTo(StockMove.NONE);
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
        accepted(
            anOrderWithItsPageOpen(), new RecordPayment(payment(PAYMENT, nzd(1)), false, NOON));

    assertThat(held.stock()).isEqualTo(StockMove.NONE);
    assertThat(held.order().status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(held.events())
        .contains(
            new RefundRequested(
                ORDER, nzd(1), RefundCause.PAYMENT_MISMATCH, "PAYMENT_MISMATCH:pi_1"));

    var ended = accepted(held.order(), refundOf(held.order()));

    assertThat(ended.stock()).isEqualTo(lampsMove(Kind.RELEASE));
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
    var foreign = after(anOrderWithItsPageOpen(), new RecordPayment(usDollars, false, NOON));

    assertThat(List.of(foreign, anOrderOnHold(), anExpiredOrderPaidLate()))
        .allSatisfy(order ->
            assertThat(accepted(order, refundOf(order)).events())
                .doesNotHaveAnyElementsOfTypes(OrderRefunded.class));
  }

  @Test
  void the_right_number_in_another_currency_is_a_wrong_amount() {
    var usDollars = new Payment(PAYMENT, new ReceivedAmount(96_90, "usd"));

    var held = after(anOrderWithItsPageOpen(), new RecordPayment(usDollars, false, NOON));

    assertThat(held.status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(held.amountPaid()).isEqualTo(nzd(0));
    assertThat(held.money().due()).hasSize(1);
  }

  @Test
  void a_late_payment_goes_back_and_revives_nothing() {
    var late =
        accepted(anExpiredOrder(), new RecordPayment(payment(PAYMENT, nzd(96_90)), false, NOON));

    assertThat(late.stock()).isEqualTo(StockMove.NONE);
    assertThat(late.order().status()).isEqualTo(OrderStatus.EXPIRED);
    assertThat(late.order().paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);
    assertThat(late.events())
        .contains(
            new RefundRequested(ORDER, nzd(96_90), RefundCause.LATE_PAYMENT, "LATE_PAYMENT:pi_1"));

    var back = refunded(anExpiredOrderPaidLate());
    assertThat(back.amountRefunded()).isEqualTo(back.amountPaid());
    assertThat(back.timeline().getLast().type()).isEqualTo(OrderEventType.LATE_PAYMENT_REFUNDED);
  }

  @Test
  void a_second_payment_goes_back_and_the_order_stays_paid() {
    var twice =
        after(
            aPaidOrder(),
            new RecordPayment(payment(new PaymentId("pi_2"), nzd(96_90)), false, NOON));

    assertThat(twice.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(twice.paymentStatus()).isEqualTo(PaymentStatus.PAID);
    assertThat(twice.money().due())
        .extracting(due -> due.payment().value())
        .containsExactly("pi_2");

    var back = accepted(twice, refundOf(twice));
    assertThat(back.order().money().due()).isEmpty();
    assertThat(back.order().amountPaid().minus(back.order().amountRefunded()))
        .isEqualTo(nzd(96_90));
    assertThat(back.stock()).isEqualTo(StockMove.NONE);
    // The sale stands, so nobody may book its money as returned.
    assertThat(back.events()).hasOnlyElementsOfType(OrderStatusChanged.class);
  }

  @Test
  void cancelling_releases_stock_and_unlocks_the_cart() {
    var cancelled = accepted(anOrderWithItsPageOpen(), new CancelUnpaid(PAGE, NOON));

    assertThat(cancelled.stock()).isEqualTo(lampsMove(Kind.RELEASE));
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
    assertThat(expired.stock()).isEqualTo(lampsMove(Kind.RELEASE));
    assertThat(expired.events()).hasAtLeastOneElementOfType(OrderExpired.class);
  }

  @Test
  void a_page_that_expired_at_the_provider_ends_the_order_whatever_our_clock_says() {
    assertThat(after(anOrderWithItsPageOpen(), new ExpireUnpaid(PAGE, NOON)).status())
        .isEqualTo(OrderStatus.EXPIRED);
  }

  @Test
  void a_refused_order_is_restocked_refunded_and_cancelled() {
    var rejected = accepted(aPaidOrder(), rejection("Damaged in the warehouse."));

    assertThat(rejected.stock()).isEqualTo(lampsMove(Kind.RESTOCK));
    assertThat(rejected.events())
        .contains(
            new RefundRequested(
                ORDER, nzd(96_90), RefundCause.FULFILMENT_REJECTED, "FULFILMENT_REJECTED:rej_1"))
        .hasAtLeastOneElementOfType(OrderCancelled.class);
    assertThat(rejected.order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.REJECTED);
    assertThat(rejected.order().cancelReason()).contains("Damaged in the warehouse.");

    var back = accepted(aRejectedOrder(), refundOf(aRejectedOrder()));
    assertThat(back.stock()).isEqualTo(StockMove.NONE);
    assertThat(back.events())
        .contains(
            new OrderRefunded(
                ORDER,
                back.order().number(),
                nzd(96_90),
                NOON,
                "FULFILMENT_REJECTED:rej_1",
                lamps().totals().taxTotal(),
                RefundCause.FULFILMENT_REJECTED));
  }

  @Test
  void damaged_and_digital_units_are_not_for_sale_again() {
    var damaged =
        accepted(aPaidOrder(), new RecordRejection("rej_1", List.of(), "Broken.", false, NOON));
    var mixed = accepted(paid(placed(lampAndNovel())), rejection("None left."));

    assertThat(damaged.stock()).isEqualTo(StockMove.NONE);
    assertThat(mixed.stock()).isEqualTo(new StockMove(Kind.RESTOCK, Map.of(LAMP, 1)));
  }

  @Test
  void a_refused_unit_is_paid_back_and_the_shipping_only_with_the_last_one() {
    var one = accepted(aPaidOrder(), rejection("rej_1", List.of(units(1, 1)), "Broken."));

    assertThat(one.order().status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(one.order().money().due()).extracting(Refund::amount).containsExactly(cents(45_00));
    assertThat(one.stock()).isEqualTo(new StockMove(Kind.RESTOCK, Map.of(LAMP, 1)));

    var other = accepted(one.order(), rejection("rej_2", List.of(units(1, 1)), "Broken, too."));
    assertThat(other.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(other.order().money().due())
        .extracting(Refund::amount)
        .containsExactly(cents(45_00), cents(51_90));
  }

  @Test
  void an_order_of_digital_items_is_delivered_by_sending_them() {
    var order = paid(placed(novel()));

    var sent = accepted(order, new RecordDigitalItemsSent(List.of(), NOON));

    assertThat(sent.order().status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(sent.events()).contains(new OrderCompleted(ORDER, order.number(), NOON));
    assertThat(OrderLifecycle.decide(order, new RecordDelivery(PARCEL, NOON)))
        .isEqualTo(new Refused(OrderRefusal.NO_SUCH_GOODS));
  }

  @Test
  void goods_in_two_parcels_are_shipped_with_the_second_and_delivered_with_the_last_to_arrive() {
    var first = after(aProcessingOrder(), dispatch("shp_1", List.of(units(1, 1))));
    assertThat(first.status()).isEqualTo(OrderStatus.PROCESSING);
    assertThat(first.fulfilmentStatus()).isEqualTo(FulfilmentStatus.PARTIALLY_SHIPPED);

    var both = after(first, dispatch("shp_2", List.of(units(1, 1))));
    assertThat(both.status()).isEqualTo(OrderStatus.SHIPPED);

    var one = accepted(both, new RecordDelivery("shp_2", NOON));
    assertThat(one.order().status()).isEqualTo(OrderStatus.SHIPPED);
    var all = accepted(one.order(), new RecordDelivery("shp_1", NOON));
    assertThat(all.order().status()).isEqualTo(OrderStatus.DELIVERED);
    assertThat(all.events()).hasAtLeastOneElementOfType(OrderCompleted.class);
  }

  @Test
  void more_units_than_are_open_are_sent_by_no_parcel() {
    assertThat(
            OrderLifecycle.decide(
                aProcessingOrder(), dispatch("shp_1", List.of(units(1, 2), units(1, 1)))))
        .isEqualTo(new Refused(OrderRefusal.NO_SUCH_GOODS));
  }

  @Test
  void a_buyer_cancels_what_is_paid_once_fulfilment_agrees() {
    var asked = accepted(aProcessingOrder(), cancellation(By.BUYER));

    assertThat(asked.order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.CANCEL_REQUESTED);
    assertThat(asked.stock()).isEqualTo(StockMove.NONE);
    assertThat(asked.order().money().due()).isEmpty();
    assertThat(asked.events())
        .contains(
            new FulfilmentCancellationRequested(
                ORDER, "The buyer cancelled it.", "can_1", List.of(units(1, 2)), NOON));

    var done = accepted(asked.order(), new RecordCancellation("can_1", List.of(), NOON));
    assertThat(done.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(done.order().fulfilmentStatus()).isEqualTo(FulfilmentStatus.CANCELLED);
    assertThat(done.stock()).isEqualTo(lampsMove(Kind.RESTOCK));
    assertThat(done.order().money().due()).extracting(Refund::amount).containsExactly(cents(96_90));
    assertThat(done.events()).hasAtLeastOneElementOfType(OrderCancelled.class);
  }

  @Test
  void a_cancellation_that_comes_too_late_leaves_the_order_as_it_was_and_says_why() {
    var asked = after(aProcessingOrder(), cancellation(By.BUYER));
    var refused = after(asked, new RecordCancellationRefused("can_1", "It has left.", NOON));

    assertThat(refused.status()).isEqualTo(OrderStatus.PROCESSING);
    assertThat(refused.timeline().getLast())
        .isEqualTo(
            new TimelineEntry(
                refused.version(), OrderEventType.CANCEL_REFUSED, NOON, "It has left."));
    assertThat(after(refused, dispatch(PARCEL)).status()).isEqualTo(OrderStatus.SHIPPED);
  }

  @Test
  void a_buyer_cannot_cancel_downloads_or_what_has_left_but_the_store_can_cancel_the_rest() {
    var mixed = paid(placed(lampAndNovel()));
    var partly = after(aProcessingOrder(), dispatch("shp_1", List.of(units(1, 1))));

    assertThat(List.of(mixed, partly, aShippedOrder()))
        .allSatisfy(order ->
            assertThat(OrderLifecycle.decide(order, cancellation(By.BUYER)))
                .isEqualTo(new Refused(OrderRefusal.NOT_CANCELLABLE)));

    var asked = after(partly, cancellation(By.STORE));
    var done = after(asked, new RecordCancellation("can_1", List.of(), NOON));
    assertThat(done.status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(done.money().due()).extracting(Refund::amount).containsExactly(cents(45_00));
    assertThat(after(done, new RecordDelivery("shp_1", NOON)).status())
        .isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void refunds_never_exceed_what_was_paid_however_they_are_cut() {
    var delivered = aDeliveredOrder();
    var courtesy = after(delivered, ask("ref_1", new RefundAsk.Amount(nzd(10_00))));
    var lamp = after(courtesy, ask("ref_2", new RefundAsk.Units(List.of(units(1, 1)), false)));
    var rest = after(lamp, ask("ref_3", new RefundAsk.Units(List.of(units(1, 1)), true)));

    assertThat(rest.refundable().payable()).isEqualTo(nzd(0));
    assertThat(rest.money().due().stream().mapToLong(due -> due.amount().minorUnits()).sum())
        .isEqualTo(96_90);
    assertThat(OrderLifecycle.decide(lamp, ask("ref_4", new RefundAsk.Amount(nzd(96_90)))))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
    assertThat(OrderLifecycle.decide(rest, ask("ref_4", new RefundAsk.Amount(nzd(1)))))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
    assertThat(OrderLifecycle.decide(rest, ask("ref_1", new RefundAsk.Amount(nzd(10_00)))))
        .isEqualTo(new AlreadyDone());
    assertThat(OrderLifecycle.decide(rest, ask("ref_1", new RefundAsk.Amount(nzd(11_00)))))
        .isEqualTo(new Refused(OrderRefusal.OTHER_REQUEST));
  }

  @Test
  void an_order_that_is_wholly_paid_back_before_it_is_sent_is_not_sent() {
    var back = accepted(aProcessingOrder(), ask("ref_1", new RefundAsk.Amount(nzd(96_90))));

    assertThat(back.events()).hasAtLeastOneElementOfType(FulfilmentCancellationRequested.class);
    var stopped = back.order().goods().askedCancellation().orElseThrow();
    var done = after(back.order(), new RecordCancellation(stopped.id(), List.of(), NOON));
    assertThat(done.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(done.money().refunds()).hasSize(1);
  }

  @Test
  void goods_come_back_within_thirty_days_of_their_arrival_and_are_paid_for_when_they_are_there() {
    var delivered = aDeliveredOrder();
    var inTime = NOON.plus(Duration.ofDays(30));
    assertThat(OrderLifecycle.decide(delivered, returnOfOne(inTime.plusMillis(1))))
        .isEqualTo(new Refused(OrderRefusal.NOT_RETURNABLE));

    var approved =
        after(after(delivered, returnOfOne(inTime)), new DecideReturn("ret_1", true, "", inTime));
    assertThat(approved.money().due()).isEmpty();
    var received = accepted(approved, new ReceiveReturn("ret_1", true, inTime));

    assertThat(received.order().money().due())
        .extracting(Refund::amount)
        .containsExactly(cents(45_00));
    assertThat(received.stock()).isEqualTo(new StockMove(Kind.RESTOCK, Map.of(LAMP, 1)));
    assertThat(received.order().status()).isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void a_payment_under_review_goes_on_when_a_person_releases_it_or_goes_back() {
    var total = lamps().totals().total();
    var held =
        accepted(anOrderWithItsPageOpen(), new RecordPayment(payment(PAYMENT, total), true, NOON));
    assertThat(held.order().status()).isEqualTo(OrderStatus.ON_HOLD);
    assertThat(held.events()).doesNotHaveAnyElementsOfTypes(FulfilmentRequested.class);

    var released = accepted(held.order(), new ResolveHold(true, "", NOON));
    assertThat(released.events()).hasAtLeastOneElementOfType(FulfilmentRequested.class);

    var ended = accepted(held.order(), new ResolveHold(false, "We cannot sell this.", NOON));
    assertThat(ended.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(ended.stock()).isEqualTo(lampsMove(Kind.RESTOCK));
    assertThat(ended.order().money().due())
        .extracting(Refund::amount)
        .containsExactly(cents(96_90));
  }

  @Test
  void a_lost_dispute_is_booked_as_money_that_left() {
    var lost = accepted(aDeliveredOrder(), dispute(96_90, Dispute.Status.LOST));

    assertThat(lost.order().paymentStatus()).isEqualTo(PaymentStatus.DISPUTED);
    assertThat(lost.events())
        .contains(
            new OrderRefunded(
                ORDER,
                lost.order().number(),
                nzd(96_90),
                NOON,
                "dp_1",
                lamps().totals().taxTotal(),
                RefundCause.DISPUTE_LOST));
    assertThat(OrderLifecycle.decide(lost.order(), ask("ref_1", new RefundAsk.Amount(nzd(1)))))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
  }

  @Test
  void an_order_that_costs_nothing_is_sent_and_has_no_money_to_return() {
    var order = paid(placed(free()));
    assertThat(order.paymentStatus()).isEqualTo(PaymentStatus.PAID);

    var first = after(order, new RecordDigitalItemsSent(List.of(units(1, 1)), NOON));
    assertThat(first.goods().askedCancellation()).isEmpty();
    assertThat(after(first, new RecordDigitalItemsSent(List.of(), NOON)).status())
        .isEqualTo(OrderStatus.DELIVERED);

    var refused = accepted(order, rejection("None left."));
    assertThat(refused.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(refused.order().paymentStatus()).isEqualTo(PaymentStatus.VOIDED);
    assertThat(refused.order().money().refunds()).isEmpty();
    assertThat(OrderLifecycle.decide(order, ask("ref_1", new RefundAsk.Amount(nzd(1)))))
        .isEqualTo(new Refused(OrderRefusal.REFUND_EXCEEDS_PAID));
  }

  @Test
  void each_refund_has_one_key_of_its_own() {
    var late = anExpiredOrderPaidLate().money().due().getFirst();
    var held = anOrderOnHold().money().due().getFirst();

    assertThat(late.idempotencyKey(ORDER))
        .isEqualTo("refund:" + ORDER.value() + ":LATE_PAYMENT:pi_1:9690")
        .isNotEqualTo(held.idempotencyKey(ORDER));
  }

  @Test
  void a_late_event_is_dated_no_earlier_than_the_last_entry() {
    var accepted = after(aPaidOrder(), new RecordFulfilmentAccepted(NOON.minusSeconds(60)));

    assertThat(accepted.timeline().getLast().at()).isEqualTo(NOON);
  }

  private static RecordRefund refundOf(Order order) {
    return OrderFixtures.refundOf(order.money().due().getFirst());
  }

  private static RequestRefund ask(String id, RefundAsk ask) {
    return new RequestRefund(new RefundId(id), ask, "Sorry.", NOON);
  }

  private static RequestReturn returnOfOne(Instant at) {
    return new RequestReturn("ret_1", List.of(units(1, 1)), "Too big.", at);
  }

  private static ReceivedAmount cents(long minorUnits) {
    return ReceivedAmount.of(nzd(minorUnits));
  }

  private static StockMove lampsMove(Kind kind) {
    return new StockMove(kind, Map.of(LAMP, 2));
  }
}
