package com.thebetterstore.fulfilment.shipping;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.fulfilment.download.DownloadKey;
import com.thebetterstore.fulfilment.download.DownloadPermits;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Dispatch;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingOrders.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [ShippingOrders] promises. DynamoDB and the in-memory fake both run these tests.
public interface ShippingOrdersContract {

  /// Shipping orders, and what becomes of them.
  interface Kept {

    ShippingOrders shippingOrders();

    DownloadPermits permits();

    /// The events that were published, in any order.
    List<FulfilmentEvent> published();
  }

  /// None yet.
  Kept none();

  @Test
  default void a_shipping_order_is_found_as_it_was_saved_with_its_events_and_downloads() {
    var kept = none();
    var taken = takenOn(ORDER, NOON);

    kept.shippingOrders().save(taken, CAUSE);

    assertThat(kept.shippingOrders().find(ORDER)).contains(taken.after());
    assertThat(kept.published()).containsExactlyInAnyOrderElementsOf(taken.events());
    assertThat(kept.permits().find(DownloadKey.of(NOVEL_KEY + ORDER.value())))
        .contains(taken.downloads().getFirst());
    assertThat(kept.permits().find(DownloadKey.of(NOVEL_KEY))).isEmpty();
    assertThat(kept.shippingOrders().find(OTHER_ORDER)).isEmpty();
  }

  @Test
  default void an_order_whose_goods_have_gone_all_ways_is_found_as_it_was_saved() {
    var kept = none();
    kept.shippingOrders().save(takenOn(ORDER, NOON), CAUSE);
    var order = (ShippingOrder) kept.shippingOrders().find(ORDER).orElseThrow();
    for (var command :
        List.of(
            new Dispatch("shp_1", List.of(units("1", 1)), "NZ Post", "NZ1", NOON),
            new ShippingCommand.Deliver("shp_1", NOON),
            new ShippingCommand.Refuse("rej_1", List.of(units("1", 1)), "Broken.", true, NOON))) {
      var decision = (Changed) DeskRules.decide(order, command);
      kept.shippingOrders().save(decision, CAUSE);
      order = (ShippingOrder) decision.after();
    }
    var cancelled =
        (Changed)
            ShippingRules.cancel(Optional.of(order), cancellation("can_1", units("1", 1)), NOON);
    kept.shippingOrders().save(cancelled, CAUSE);

    assertThat(kept.shippingOrders().find(ORDER)).contains(cancelled.after());
  }

  @Test
  default void cancellations_that_come_first_are_kept_until_the_request_comes() {
    var kept = none();
    var early = (Changed) ShippingRules.cancel(Optional.empty(), cancellation("can_1"), NOON);

    kept.shippingOrders().save(early, CAUSE);

    assertThat(kept.shippingOrders().find(ORDER)).contains(early.after());
    assertThat(kept.shippingOrders().page(ShippingState.OPEN, 10, null).orders()).isEmpty();
    var taken =
        (Changed)
            ShippingRules.request(
                kept.shippingOrders().find(ORDER), request(lamps()), Set.of(), NOON);
    kept.shippingOrders().save(taken, CAUSE);
    assertThat(kept.shippingOrders().find(ORDER)).contains(taken.after());
  }

  /// Cancel and dispatch, both decided on what was read: one of them is saved.
  @Test
  default void of_two_that_decided_on_the_same_version_one_is_saved() {
    var kept = none();
    kept.shippingOrders().save(takenOn(ORDER, NOON), CAUSE);
    var read = kept.shippingOrders().find(ORDER);
    var dispatch =
        (Changed)
            DeskRules.decide(
                (ShippingOrder) read.orElseThrow(),
                new Dispatch("shp_1", List.of(units("1", 3)), "NZ Post", "NZ1", NOON));
    var cancel = (Changed) ShippingRules.cancel(read, cancellation("can_1"), NOON);

    kept.shippingOrders().save(dispatch, CAUSE);

    assertThatThrownBy(() -> kept.shippingOrders().save(cancel, CAUSE))
        .isInstanceOf(StaleWrite.class)
        .hasMessageContaining(ORDER.value());
    assertThat(kept.shippingOrders().find(ORDER)).contains(dispatch.after());
    assertThat(kept.published())
        .extracting(FulfilmentEvent::detailType)
        .contains("ShipmentDispatched")
        .doesNotContain("FulfilmentCancelled");
  }

  @Test
  default void a_request_that_two_take_on_is_taken_on_once() {
    var kept = none();
    kept.shippingOrders().save(takenOn(ORDER, NOON), CAUSE);

    assertThatThrownBy(() -> kept.shippingOrders().save(takenOn(ORDER, NOON.plusSeconds(1)), CAUSE))
        .isInstanceOf(StaleWrite.class);

    assertThat(kept.published()).hasSize(2);
  }

  @Test
  default void those_of_a_state_are_listed_page_by_page_and_oldest_first() {
    var kept = none();
    var ids = List.of("C", "A", "D", "B");
    for (var i = 0; i < ids.size(); i++) {
      kept.shippingOrders()
          .save(takenOn(order(ids.get(i)), NOON.minus(Duration.ofMinutes(i))), CAUSE);
    }
    kept.shippingOrders()
        .save(
            (Changed)
                ShippingRules.request(
                    Optional.empty(), requestOf(order("Z"), novelOf("Z")), Set.of("2"), NOON),
            CAUSE);

    var listed = new ArrayList<OrderId>();
    Page page = kept.shippingOrders().page(ShippingState.OPEN, 3, null);
    assertThat(page.orders()).hasSize(3);
    page.orders().forEach(it -> listed.add(it.orderId()));
    page = kept.shippingOrders().page(ShippingState.OPEN, 3, page.next());
    page.orders().forEach(it -> listed.add(it.orderId()));

    assertThat(listed).containsExactly(order("B"), order("D"), order("A"), order("C"));
    assertThat(page.next()).isNull();
    assertThat(kept.shippingOrders().page(ShippingState.CLOSED, 3, null).orders())
        .extracting(ShippingOrder::orderId)
        .containsExactly(order("Z"));
  }

  private static OrderId order(String end) {
    return new OrderId("ord_01ARZ3NDEKTSV4RRFFQ69G5FA" + end);
  }

  /// A request that was taken on, its novel sent.
  static Changed takenOn(OrderId order, Instant at) {
    return (Changed)
        ShippingRules.request(
            Optional.empty(), requestOf(order, lamps(), novelOf(order.value())), Set.of("2"), at);
  }

  private static RequestedLine novelOf(String order) {
    return novel().withDownloadKey(NOVEL_KEY + order);
  }
}
