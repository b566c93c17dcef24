package com.thebetterstore.ordering.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.LAMP;
import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.payment.InMemoryShop.CAUSE;
import static com.thebetterstore.ordering.payment.InMemoryShop.IN_STOCK;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderRefunded;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.cart.CartState.Active;
import com.thebetterstore.ordering.catalogue.Stock;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordCancellation;
import com.thebetterstore.ordering.order.OrderCommand.RequestRefund;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.PaymentId;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.order.money.RefundAsk;
import com.thebetterstore.ordering.order.money.RefundId;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import com.thebetterstore.ordering.payment.ReturnPayments.Outcome;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class ReturnPaymentsTest {

  private static final Outcome NOTHING = new Outcome(0, 0, 0);
  private static final Outcome CONFIRMED = new Outcome(1, 0, 0);
  private static final Outcome PENDING = new Outcome(0, 1, 0);
  private static final Outcome FAILED = new Outcome(0, 0, 1);

  private final InMemoryShop shop = new InMemoryShop();

  @Test
  void a_rejected_order_gets_its_money_back() {
    var order = aRejectedOrder();

    assertThat(returnAllDue(order)).isEqualTo(CONFIRMED);

    var refunded = shop.order(order);
    assertThat(refunded.paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(refunded.amountRefunded()).isEqualTo(nzd(96_90));
    assertThat(shop.news())
        .containsExactly(
            refundedWhole(order),
            shop.status(refunded, OrderEventType.REFUNDED, PaymentStatus.REFUNDED));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
  }

  @Test
  void a_wrong_amount_goes_back_as_it_came_and_then_the_order_is_cancelled() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(96_89, "nzd"));
    shop.settle.settle(order.id(), CAUSE);
    shop.news();

    assertThat(returnAllDue(order)).isEqualTo(CONFIRMED);

    var cancelled = shop.order(order);
    assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.amountRefunded()).isEqualTo(cancelled.amountPaid()).isEqualTo(nzd(96_89));
    assertThat(shop.news())
        .containsExactly(
            new OrderCancelled(
                order.id(), order.number(), "What was paid was not what the order costs.", NOON),
            shop.status(cancelled, OrderEventType.CANCELLED, PaymentStatus.REFUNDED));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
    assertThat(shop.cart(order)).isEqualTo(new Active());
  }

  @Test
  void a_payment_in_another_currency_goes_back_in_that_currency() {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(96_90, "usd"));
    shop.settle.settle(order.id(), CAUSE);

    assertThat(returnAllDue(order)).isEqualTo(CONFIRMED);

    assertThat(shop.provider.refundsOf(payment(order)))
        .extracting(PaymentProvider.ProviderRefund::amount)
        .containsExactly(new ReceivedAmount(96_90, "usd"));
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void a_payment_is_returned_once_however_often_it_is_asked_for() {
    var order = aRejectedOrder();
    returnAllDue(order);
    var refunded = shop.order(order);
    shop.news();

    for (var i = 0; i < 3; i++) {
      assertThat(returnAllDue(order)).isEqualTo(NOTHING);
    }

    assertThat(shop.provider.refundRequests()).isEqualTo(1);
    assertThat(shop.order(order)).isEqualTo(refunded);
    assertThat(shop.news()).isEmpty();
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
  }

  @Test
  void of_two_who_return_a_payment_at_once_one_records_it() {
    var order = aRejectedOrder();
    shop.orders.beforeNextSave(() -> returnAllDue(order));

    assertThat(returnAllDue(order)).isEqualTo(NOTHING);

    assertThat(shop.provider.refundsOf(payment(order))).hasSize(1);
    assertThat(shop.news()).hasSize(2).contains(refundedWhole(order));
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));
  }

  @Test
  void a_crash_after_the_provider_returned_the_money_does_not_return_it_twice() {
    var order = aRejectedOrder();
    shop.orders.beforeNextSave(() -> {
      throw new IllegalStateException("the function was stopped");
    });
    assertThatThrownBy(() -> returnAllDue(order)).hasMessage("the function was stopped");
    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);

    assertThat(returnAllDue(order)).isEqualTo(CONFIRMED);

    assertThat(shop.provider.refundRequests()).isEqualTo(1);
    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(96_90));
  }

  @Test
  void a_refund_on_its_way_is_confirmed_only_when_the_provider_says_so() {
    shop.provider.startRefundsAs(Status.PENDING);
    var order = aRejectedOrder();

    assertThat(returnAllDue(order)).isEqualTo(PENDING);
    var pending = shop.order(order);
    assertThat(returnAllDue(order)).isEqualTo(PENDING);
    assertThat(shop.order(order)).isEqualTo(pending);
    assertThat(pending.paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);

    shop.provider.resolveRefunds(payment(order), Status.SUCCEEDED);
    assertThat(returnAllDue(order)).isEqualTo(CONFIRMED);
    assertThat(shop.provider.refundRequests()).isEqualTo(1);
  }

  @Test
  void a_refund_that_failed_is_shown_left_to_a_person_and_not_asked_for_again() {
    shop.provider.startRefundsAs(Status.FAILED);
    var order = aRejectedOrder();

    assertThat(returnAllDue(order)).isEqualTo(FAILED);
    assertThat(shop.order(order).timeline().getLast().type())
        .isEqualTo(OrderEventType.REFUND_FAILED);
    assertThat(returnAllDue(order)).isEqualTo(NOTHING);

    assertThat(shop.provider.refundRequests()).isEqualTo(1);
    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(0));
  }

  @Test
  void what_a_person_asks_for_again_after_a_failure_is_returned_under_an_id_of_its_own() {
    shop.provider.startRefundsAs(Status.FAILED);
    var order = aRejectedOrder();
    returnAllDue(order);
    var failed = shop.order(order).money().refunds().getFirst().id();
    shop.provider.startRefundsAs(Status.SUCCEEDED);
    shop.apply(
        order,
        new RequestRefund(new RefundId("again"), new RefundAsk.Again(failed), "Sorry.", NOON));

    assertThat(returnAllDue(order)).isEqualTo(CONFIRMED);

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(shop.provider.refundRequests()).isEqualTo(2);
  }

  @Test
  void what_a_person_returned_by_hand_after_a_failure_is_recorded() {
    shop.provider.startRefundsAs(Status.FAILED);
    var order = aRejectedOrder();
    returnAllDue(order);
    shop.provider.refundByHand(payment(order), new ReceivedAmount(96_90, "nzd"));

    assertThat(lookAtEverything(order)).isEqualTo(CONFIRMED);
    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void a_part_returned_by_hand_is_recorded_and_only_the_rest_is_asked_for() {
    var order = aRejectedOrder();
    shop.provider.refundByHand(payment(order), new ReceivedAmount(10_00, "nzd"));

    assertThat(returnAllDue(order)).isEqualTo(new Outcome(2, 0, 0));

    assertThat(shop.order(order).money().refunds())
        .extracting(refund -> refund.amount().minorUnits())
        .containsExactlyInAnyOrder(10_00L, 86_90L);
    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  @Test
  void what_was_returned_whole_by_hand_is_not_asked_for() {
    var order = aRejectedOrder();
    shop.provider.refundByHand(payment(order), new ReceivedAmount(10_00, "nzd"));
    shop.provider.refundByHand(payment(order), new ReceivedAmount(86_90, "nzd"));

    assertThat(returnAllDue(order)).isEqualTo(new Outcome(2, 0, 0));

    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(96_90));
    assertThat(shop.provider.refundRequests()).isZero();
  }

  /// A courtesy, say. It must not stand in the way of a refund that the order needs later.
  @Test
  void a_refund_by_hand_of_a_paid_order_is_recorded_under_the_providers_id() {
    var order = shop.paid("1", lamps());
    shop.provider.refundByHand(payment(order), new ReceivedAmount(10_00, "nzd"));

    assertThat(lookAtEverything(order)).isEqualTo(CONFIRMED);
    assertThat(lookAtEverything(shop.order(order))).isEqualTo(NOTHING);

    var courtesy = shop.order(order);
    assertThat(courtesy.paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
    assertThat(courtesy.status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(courtesy.money().refunds())
        .extracting(refund -> refund.id().value())
        .containsExactly("re_" + payment(order).value() + "_1");

    shop.apply(order, OrderFixtures.rejection("Damaged in the warehouse."));
    returnAllDue(order);
    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(96_90));
  }

  @Test
  void a_refund_that_was_confirmed_and_failed_after_all_is_told_and_counted_back() {
    var order = aRejectedOrder();
    returnAllDue(order);
    shop.provider.resolveRefunds(payment(order), Status.FAILED);
    shop.news();

    assertThat(lookAtEverything(shop.order(order))).isEqualTo(FAILED);

    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(0));
    assertThat(shop.news())
        .filteredOn(OrderRefunded.class::isInstance)
        .extracting(event -> ((OrderRefunded) event).amount())
        .containsExactly(nzd(-96_90));
  }

  @Test
  void an_open_dispute_stops_the_goods_and_is_not_answered_with_a_refund() {
    var order = shop.paid("1", lamps());
    shop.provider.dispute(payment(order), 96_90, Dispute.Status.OPEN);

    lookAtEverything(order);

    var disputed = shop.order(order);
    assertThat(disputed.paymentStatus()).isEqualTo(PaymentStatus.DISPUTED);
    assertThat(disputed.fulfilmentStatus()).isEqualTo(FulfilmentStatus.CANCEL_REQUESTED);
    shop.apply(order, new RecordCancellation("dp_" + payment(order).value(), List.of(), NOON));
    assertThat(returnAllDue(order)).isEqualTo(NOTHING);
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.provider.refundRequests()).isZero();
    assertThat(shop.stock(LAMP)).isEqualTo(new Stock(LAMP, IN_STOCK, 0));

    shop.provider.dispute(payment(order), 96_90, Dispute.Status.WON);
    assertThat(lookAtEverything(shop.order(order))).isEqualTo(CONFIRMED);
    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(96_90));
  }

  @Test
  void a_refund_that_was_made_and_not_heard_of_counts_before_a_dispute_takes_its_place() {
    var order = aRejectedOrder();
    shop.provider.refund(order, order.money().due().getFirst());
    shop.provider.dispute(payment(order), 96_90, Dispute.Status.OPEN);

    lookAtEverything(shop.order(order));

    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(96_90));
  }

  @Test
  void every_payment_that_is_due_goes_back() {
    var order = aRejectedOrder();
    var second = new PaymentId("pi_second");
    shop.provider.payLate(order, second, new ReceivedAmount(50_00, "nzd"));
    shop.settle.settle(order.id(), CAUSE);
    shop.news();

    assertThat(returnAllDue(order)).isEqualTo(new Outcome(2, 0, 0));

    var refunded = shop.order(order);
    assertThat(refunded.money().due()).isEmpty();
    assertThat(refunded.amountRefunded()).isEqualTo(nzd(146_90));
    // Reports subtract this from the sale: the second payment never was part of it.
    assertThat(shop.news())
        .filteredOn(OrderRefunded.class::isInstance)
        .isEqualTo(List.of(refundedWhole(order)));
  }

  @Test
  void while_the_provider_is_down_nothing_is_recorded() {
    var order = aRejectedOrder();
    shop.provider.goDown();

    assertThatThrownBy(() -> returnAllDue(order)).isInstanceOf(PaymentProviderUnavailable.class);
    assertThat(shop.order(order)).isEqualTo(order);
  }

  @Test
  void an_order_that_wants_nothing_returned_does_not_bother_the_provider() {
    var order = shop.paid("1", lamps());
    shop.provider.goDown();

    assertThat(returnAllDue(order)).isEqualTo(NOTHING);
  }

  @Test
  void an_order_that_is_not_there_is_a_fault_that_names_it() {
    assertThatThrownBy(() -> shop.returnPayments.returnAllDue(new OrderId("ord_gone"), CAUSE))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessage("no order ord_gone");
  }

  private Order aRejectedOrder() {
    var rejected = OrderFixtures.rejection("Damaged in the warehouse.");
    var order = shop.apply(shop.paid("1", lamps()), rejected);
    shop.news();
    return order;
  }

  private Outcome returnAllDue(Order order) {
    return shop.returnPayments.returnAllDue(order.id(), CAUSE);
  }

  private Outcome lookAtEverything(Order order) {
    return shop.returnPayments.lookAtEverything(order, CAUSE);
  }

  private static OrderRefunded refundedWhole(Order order) {
    return new OrderRefunded(
        order.id(),
        order.number(),
        nzd(96_90),
        NOON,
        "FULFILMENT_REJECTED:rej_1",
        order.purchase().totals().taxTotal(),
        RefundCause.FULFILMENT_REJECTED);
  }

  private PaymentId payment(Order order) {
    return shop.order(order).money().payments().getFirst().id();
  }
}
