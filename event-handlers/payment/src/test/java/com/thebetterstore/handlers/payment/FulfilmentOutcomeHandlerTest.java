package com.thebetterstore.handlers.payment;

import static com.thebetterstore.ordering.order.OrderFixtures.*;
import static com.thebetterstore.ordering.payment.InMemoryShop.NOON;
import static com.thebetterstore.platform.function.QueueEvents.batch;
import static com.thebetterstore.platform.function.QueueEvents.carrying;
import static com.thebetterstore.platform.function.QueueEvents.failed;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentEvent.*;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.OrderingEvent.OrderPlaced;
import com.thebetterstore.contracts.OrderingEvent.RefundRequested;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.payment.InMemoryShop;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.QueueEvents;
import com.thebetterstore.platform.log.LogLines;
import com.thebetterstore.platform.work.Segments;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FulfilmentOutcomeHandlerTest {

  private final InMemoryShop shop = new InMemoryShop();
  private final FulfilmentOutcomeHandler handler =
      new FulfilmentOutcomeHandler(shop.updates, Segments.disabled());

  @Test
  void goods_that_go_their_way_bring_the_order_with_them() throws IOException {
    var order = shop.paid("1", lampAndNovel());

    assertThat(handle(new FulfilmentAccepted(order.id(), NOON))).isEmpty();
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.PROCESSING);
    assertThat(handle(dispatched(order))).isEmpty();
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.SHIPPED);
    assertThat(shop.order(order).timeline().getLast().message()).contains("NZ Post", "NZ123");
    assertThat(handle(digitalItemsSent(order))).isEmpty();
    assertThat(handle(delivered(order))).isEmpty();
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void goods_that_go_by_email_have_arrived_when_they_were_sent() throws IOException {
    var order = shop.paid("1", novel());

    assertThat(handle(new FulfilmentAccepted(order.id(), NOON))).isEmpty();
    assertThat(handle(digitalItemsSent(order))).isEmpty();

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void goods_that_cannot_be_sent_end_the_order_and_ask_for_all_its_money_back() throws IOException {
    var order = shop.paid("1", lamps());

    assertThat(handle(rejected(order))).isEmpty();

    var rejected = shop.order(order);
    assertThat(rejected.status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(rejected.cancelReason()).contains("Out of stock.");
    assertThat(shop.news())
        .containsExactly(
            new RefundRequested(
                order.id(),
                nzd(96_90),
                RefundCause.FULFILMENT_REJECTED,
                rejected.money().due().getFirst().id().value()),
            new OrderCancelled(order.id(), order.number(), "Out of stock.", NOON),
            shop.status(rejected, OrderEventType.CANCELLED, PaymentStatus.REFUND_PENDING));
  }

  @Test
  void an_outcome_that_comes_again_asks_for_the_money_once() throws IOException {
    var order = shop.paid("1", lamps());
    var rejected = rejected(order);

    assertThat(
            failed(Call.of(handler, batch(carrying("m-1", rejected), carrying("m-2", rejected)))))
        .isEmpty();
    assertThat(handle(rejected)).isEmpty();

    assertThat(shop.news()).filteredOn(RefundRequested.class::isInstance).hasSize(1);
  }

  @Test
  void outcomes_in_any_order_end_the_same() throws IOException {
    var order = shop.paid("1", lamps());

    handle(delivered(order));
    handle(new FulfilmentAccepted(order.id(), NOON));
    handle(dispatched(order));

    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.DELIVERED);
  }

  /// An alarm counts the line: a person has to stop a parcel, or to send one.
  @Test
  void an_outcome_that_contradicts_the_order_changes_nothing_and_calls_for_a_person()
      throws IOException {
    var unpaid = shop.open("1", lamps());

    try (var log = LogLines.listen()) {
      assertThat(handle(new FulfilmentAccepted(unpaid.id(), NOON))).isEmpty();

      assertThat(log.texts()).contains("ERROR goods and order contradict each other");
      assertThat(log.fields("goods and order contradict each other"))
          .containsExactly("orderId=\"ord_1\"", "refusal=\"NOT_PAID\"");
    }
    assertThat(shop.order(unpaid)).isEqualTo(unpaid);
    assertThat(shop.news()).isEmpty();
  }

  @Test
  void goods_that_are_refused_after_they_left_call_for_a_person() throws IOException {
    var order = shop.paid("1", lamps());
    handle(dispatched(order));

    try (var log = LogLines.listen()) {
      assertThat(handle(rejected(order))).isEmpty();

      assertThat(log.fields("goods and order contradict each other"))
          .contains("refusal=\"NO_SUCH_GOODS\"");
    }
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.SHIPPED);
  }

  @Test
  void fulfilments_answer_to_a_cancellation_ends_the_order_or_lets_it_go_on() throws IOException {
    var order = shop.paid("1", lamps());
    shop.apply(order, cancellation(By.BUYER));
    handle(new FulfilmentCancelled(order.id(), "can_1", List.of(), NOON));
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.CANCELLED);

    var other = shop.paid("2", lamps());
    shop.apply(other, cancellation(By.BUYER));
    handle(new FulfilmentCancellationRefused(other.id(), "can_1", "It has left.", NOON));
    assertThat(shop.order(other).status()).isEqualTo(OrderStatus.CONFIRMED);
  }

  @Test
  void what_cannot_be_handled_comes_again_and_does_not_hold_up_the_others() throws IOException {
    var order = shop.paid("1", lamps());

    var answer =
        Call.of(
            handler,
            batch(
                QueueEvents.message("m-1", "{}", Map.of()),
                carrying("m-2", new FulfilmentAccepted(new OrderId("ord_gone"), NOON)),
                carrying("m-3", notAboutGoods(order)),
                carrying("m-4", new FulfilmentAccepted(order.id(), NOON))));

    assertThat(failed(answer)).containsExactly("m-1", "m-2", "m-3");
    assertThat(shop.order(order).status()).isEqualTo(OrderStatus.PROCESSING);
  }

  private static ShipmentDispatched dispatched(Order order) {
    return new ShipmentDispatched(order.id(), "NZ Post", "NZ123", NOON, "shp_1", List.of(), null);
  }

  private static ShipmentDelivered delivered(Order order) {
    return new ShipmentDelivered(order.id(), NOON, "shp_1");
  }

  private static DigitalItemsSent digitalItemsSent(Order order) {
    return new DigitalItemsSent(order.id(), NOON, List.of());
  }

  private static FulfilmentRejected rejected(Order order) {
    return new FulfilmentRejected(order.id(), "Out of stock.", NOON, "rej_1", List.of(), true);
  }

  private static StoreEvent notAboutGoods(Order order) {
    return new OrderPlaced(order.id(), order.number(), order.total(), NOON);
  }

  /// Which messages of a batch of one come again.
  private List<String> handle(StoreEvent event) throws IOException {
    return failed(Call.of(handler, batch(carrying("m-1", event))));
  }
}
