package com.thebetterstore.fulfilment.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentAccepted;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every [ShippingOrders] promises. DynamoDB and the in-memory fake both run these tests.
public interface ShippingOrdersContract {

  OrderId ORDER = new OrderId("ord_1");
  Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  Cause CAUSE = new Cause(new CorrelationId("cor_1"), "evt_0", null);
  FulfilmentAccepted ACCEPTED = new FulfilmentAccepted(ORDER, NOON);
  DeliveryAddress HOME =
      new DeliveryAddress("Aroha", "1 Queen St", null, "Auckland", null, "1010", "NZ", null);

  /// Shipping orders, and what becomes of them.
  interface Kept {

    ShippingOrders shippingOrders();

    /// The events that were published, in any order.
    List<FulfilmentEvent> published();
  }

  /// None yet.
  Kept none();

  @Test
  default void an_order_is_taken_on_and_its_event_published() {
    var kept = none();

    assertThat(kept.shippingOrders().accept(toHome(ORDER), ACCEPTED, CAUSE)).isTrue();

    assertThat(kept.published()).containsExactly(ACCEPTED);
  }

  @Test
  default void an_order_that_has_one_already_keeps_it_and_publishes_nothing() {
    var kept = none();
    kept.shippingOrders().accept(toHome(ORDER), ACCEPTED, CAUSE);
    var later = NOON.plusSeconds(60);
    var again = new ShippingOrder(request(ORDER, HOME), later);

    assertThat(kept.shippingOrders().accept(again, new FulfilmentAccepted(ORDER, later), CAUSE))
        .isFalse();

    assertThat(kept.published()).containsExactly(ACCEPTED);
  }

  @Test
  default void each_order_has_its_own() {
    var kept = none();
    var other = new OrderId("ord_2");
    var otherAccepted = new FulfilmentAccepted(other, NOON);
    kept.shippingOrders().accept(toHome(ORDER), ACCEPTED, CAUSE);

    assertThat(kept.shippingOrders().accept(toHome(other), otherAccepted, CAUSE)).isTrue();

    assertThat(kept.published()).containsExactlyInAnyOrder(ACCEPTED, otherAccepted);
  }

  static ShippingOrder toHome(OrderId order) {
    return new ShippingOrder(request(order, HOME), NOON);
  }

  static FulfilmentRequested request(OrderId order, @Nullable DeliveryAddress deliverTo) {
    var type = deliverTo == null ? ProductType.DIGITAL : ProductType.PHYSICAL;
    return new FulfilmentRequested(
        order,
        new OrderNumber("TBS-1"),
        "aroha@example.nz",
        deliverTo,
        List.of(new RequestedLine(new Sku("SKU-1"), "Something", type, 1, "1", null, null)));
  }
}
