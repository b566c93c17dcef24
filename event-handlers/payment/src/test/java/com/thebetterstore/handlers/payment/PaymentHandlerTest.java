package com.thebetterstore.handlers.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.lamps;
import static com.thebetterstore.ordering.order.OrderFixtures.novel;
import static com.thebetterstore.ordering.order.OrderFixtures.nzd;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.carrying;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.OrderingEvent.OrderPlaced;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.PaymentEvent.PaymentSessionChanged;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.ReceivedAmount;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.ordering.payment.PaymentProvider.ProviderRefund.Status;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.log.LogLines;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentHandlerTest {

  private final InMemoryShop shop = new InMemoryShop();
  private final PaymentHandler handler =
      new PaymentHandler(shop.settle, shop.returnPayments, Segments.disabled());

  @Test
  void news_of_a_page_settles_its_order() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);

    var answer = Call.of(handler, batch(carrying("m-1", newsOf(order))));

    assertThat(answer.toString()).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(shop.order(order).amountPaid()).isEqualTo(nzd(96_90));
  }

  @Test
  void news_costs_one_read_of_its_order() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);

    var before = shop.orders.reads();
    handle(newsOf(order));
    assertThat(shop.orders.reads() - before).isEqualTo(1);
    handle(newsOf(order));
    assertThat(shop.orders.reads() - before).isEqualTo(2);
  }

  @Test
  void news_that_comes_again_in_one_batch_and_later_confirms_once() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    var news = carrying("m-1", newsOf(order));

    assertThat(failed(Call.of(handler, batch(news, carrying("m-2", newsOf(order)))))).isEmpty();
    assertThat(handle(newsOf(order))).isEmpty();

    assertThat(shop.news())
        .extracting(OrderingEvent::detailType)
        .containsExactly("OrderConfirmed", "FulfilmentRequested", "OrderStatusChanged");
  }

  @Test
  void a_wrong_amount_is_held_and_goes_back_at_once() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(1_00, "nzd"));

    assertThat(handle(newsOf(order))).isEmpty();

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(1_00));

    // The event that the hold published comes in now, and finds it done.
    assertThat(handle(new RefundRequested(order.id(), nzd(1_00), RefundCause.PAYMENT_MISMATCH, "")))
        .isEmpty();
    assertThat(shop.provider.refundRequests()).isEqualTo(1);
  }

  @Test
  void a_refund_that_was_asked_for_goes_back_once() throws IOException {
    var order = aRejectedOrder();
    var request = new RefundRequested(order.id(), nzd(96_90), RefundCause.FULFILMENT_REJECTED, "");

    assertThat(handle(request)).isEmpty();
    assertThat(handle(request)).isEmpty();

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(shop.provider.refundRequests()).isEqualTo(1);
  }

  /// What an event says is not believed: an order that wants nothing returned keeps its money.
  @Test
  void a_refund_that_the_order_does_not_want_is_not_made() throws IOException {
    var order = shop.paid("1", lamps());

    assertThat(handle(new RefundRequested(order.id(), nzd(96_90), RefundCause.ORDER_CANCELLED, "")))
        .isEmpty();

    assertThat(shop.order(order)).isEqualTo(order);
    assertThat(shop.provider.refundRequests()).isZero();
  }

  @Test
  void news_that_was_about_a_refund_records_it() throws IOException {
    shop.provider.startRefundsAs(Status.PENDING);
    var order = aRejectedOrder();
    handle(new RefundRequested(order.id(), nzd(96_90), RefundCause.FULFILMENT_REJECTED, ""));
    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);

    var payment = order.money().sale().orElseThrow();
    shop.provider.resolveRefunds(payment, Status.SUCCEEDED);
    assertThat(handle(newsOf(order))).isEmpty();

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
  }

  /// An alarm counts the line; whichever function settled the order, this one handles its refund.
  @Test
  void a_payment_that_does_not_match_its_order_calls_for_a_person() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.pay(order, new ReceivedAmount(96_90, "usd"));
    shop.settle.settle(order.id(), InMemoryShop.CAUSE);

    try (var log = LogLines.listen()) {
      handle(new RefundRequested(order.id(), nzd(0), RefundCause.PAYMENT_MISMATCH, ""));

      assertThat(log.fields("payment does not match its order"))
          .containsExactly("orderId=\"ord_1\"");
      assertThat(log.texts()).contains("ERROR payment does not match its order");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"charge.refunded", "refund.created", "charge.refund.updated"})
  void a_refund_by_hand_of_an_order_that_stays_paid_is_recorded(String type) throws IOException {
    var order = shop.paid("1", lamps());
    shop.provider.refundByHand(
        order.money().sale().orElseThrow(), new ReceivedAmount(10_00, "nzd"));

    assertThat(handle(new PaymentSessionChanged(order.id(), "evt_2", type, NOON))).isEmpty();

    assertThat(shop.order(order).amountRefunded()).isEqualTo(nzd(10_00));
    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.PARTIALLY_REFUNDED);
  }

  @Test
  void a_review_that_ended_with_the_money_returned_ends_the_order_without_a_second_refund()
      throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.reviewPayments(true);
    shop.provider.pay(order);
    handle(new PaymentSessionChanged(order.id(), "evt_1", "checkout.session.completed", NOON));
    var payment = shop.order(order).money().sale().orElseThrow();
    shop.provider.refundByHand(payment, new ReceivedAmount(96_90, "nzd"));

    handle(new PaymentSessionChanged(order.id(), "evt_2", "review.closed", NOON));

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(shop.provider.refundRequests()).isZero();
  }

  @Test
  void a_review_that_ended_with_an_approval_lets_the_order_go_on() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.reviewPayments(true);
    shop.provider.pay(order);
    handle(new PaymentSessionChanged(order.id(), "evt_1", "checkout.session.completed", NOON));
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.ON_HOLD);

    shop.provider.reviewPayments(false);
    handle(new PaymentSessionChanged(order.id(), "evt_2", "review.closed", NOON));

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void a_payment_on_a_page_that_the_order_does_not_have_goes_back() throws IOException {
    var order = shop.paid("1", lamps());
    var second = shop.provider.payOnLostPage(order);

    handle(
        new PaymentSessionChanged(
            order.id(), "evt_2", "checkout.session.completed", NOON, second.value()));

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
    assertThat(
            shop.order(order)
                .money()
                .isReturned(shop.order(order).money().payment(second).orElseThrow()))
        .isTrue();
  }

  @Test
  void a_dispute_is_recorded() throws IOException {
    var order = shop.paid("1", lamps());
    shop.provider.dispute(order.money().sale().orElseThrow(), 96_90, Dispute.Status.OPEN);

    handle(new PaymentSessionChanged(order.id(), "evt_2", "charge.dispute.created", NOON));

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.DISPUTED);
  }

  @Test
  void what_the_order_wanted_returned_and_other_news_of_a_paid_order_raise_no_alarm()
      throws IOException {
    var rejected = aRejectedOrder();
    var paid = shop.paid("2", novel());

    try (var log = LogLines.listen()) {
      handle(new RefundRequested(rejected.id(), nzd(96_90), RefundCause.FULFILMENT_REJECTED, ""));
      handle(new PaymentSessionChanged(rejected.id(), "evt_2", "charge.refunded", NOON));
      handle(new PaymentSessionChanged(paid.id(), "evt_3", "charge.updated", NOON));

      assertThat(log.texts()).noneMatch(line -> line.startsWith("ERROR"));
    }
  }

  /// Coming again would not help: an alarm calls for a person.
  @Test
  void a_refund_that_failed_does_not_come_again() throws IOException {
    shop.provider.startRefundsAs(Status.FAILED);
    var order = aRejectedOrder();

    assertThat(
            handle(
                new RefundRequested(order.id(), nzd(96_90), RefundCause.FULFILMENT_REJECTED, "")))
        .isEmpty();

    assertThat(shop.order(order).paymentStatus()).isEqualTo(PaymentStatus.REFUND_PENDING);
  }

  @Test
  void while_the_provider_is_down_every_message_comes_again_and_then_has_its_effect()
      throws IOException {
    var paid = shop.open("1", lamps());
    shop.provider.pay(paid);
    shop.provider.goDown();

    assertThat(handle(newsOf(paid))).containsExactly("m-1");
    assertThat(shop.order(paid)).isEqualTo(paid);

    shop.provider.comeBack();
    assertThat(handle(newsOf(paid))).isEmpty();
    assertThat(shop.order(paid).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void what_cannot_be_handled_comes_again_and_does_not_hold_up_the_others() throws IOException {
    var order = shop.open("1", lamps());
    shop.provider.pay(order);
    var gone = new PaymentSessionChanged(new OrderId("ord_gone"), "evt_2", "charge.updated", NOON);
    var notForUs = new OrderPlaced(order.id(), order.number(), order.total(), NOON);

    var answer =
        Call.of(
            handler,
            batch(
                QueueEvents.message("m-1", "no event at all", Map.of()),
                carrying("m-2", gone),
                carrying("m-3", notForUs),
                carrying("m-4", newsOf(order))));

    assertThat(failed(answer)).containsExactly("m-1", "m-2", "m-3");
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  private Order aRejectedOrder() {
    var order = shop.paid("1", lamps());
    return shop.apply(order, OrderFixtures.rejection("Damaged in the warehouse."));
  }

  /// Which messages of a batch of one come again.
  private List<String> handle(StoreEvent event) throws IOException {
    return failed(Call.of(handler, batch(carrying("m-1", event))));
  }

  private static PaymentSessionChanged newsOf(Order order) {
    return new PaymentSessionChanged(
        order.id(), "evt_stripe_1", "checkout.session.completed", NOON);
  }
}
