package com.thebetterstore.fulfilment.shipping;

import static com.thebetterstore.fulfilment.shipping.Requests.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.FulfilmentEvent.*;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.*;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Refused;
import com.thebetterstore.fulfilment.shipping.ShippingRefusal.*;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeskRulesTest {

  private final ShippingOrder open = ShippingOrder.of(request(lamps(), novel()), NOON);

  @Test
  void units_leave_in_as_many_parcels_as_it_takes() {
    var first = after(open, dispatch("shp_1", units("1", 2)));
    assertThat(first.allOpen()).contains(units("1", 1));
    assertThat(first.version()).isEqualTo(2);

    var decision = (Changed) DeskRules.decide(first, dispatch("shp_2", units("1", 1)));

    assertThat(decision.events())
        .containsExactly(
            new ShipmentDispatched(
                ORDER,
                "NZ Post",
                "NZ 1",
                NOON,
                "shp_2",
                List.of(units("1", 1)),
                "https://www.nzpost.co.nz/tools/tracking/item/NZ+1"));
    assertThat(((ShippingOrder) decision.after()).parcels())
        .extracting(Parcel::id)
        .containsExactly("shp_1", "shp_2");
  }

  @Test
  void a_courier_that_is_not_known_has_no_page() {
    var pigeon = new Dispatch("shp_1", List.of(units("1", 1)), "Pigeon", "1", NOON);

    assertThat(((Changed) DeskRules.decide(open, pigeon)).events())
        .singleElement()
        .extracting("trackingUrl")
        .isNull();
  }

  @Test
  void a_parcel_that_is_dispatched_again_leaves_once() {
    var sent = after(open, dispatch("shp_1", units("1", 2)));

    assertThat(DeskRules.decide(sent, dispatch("shp_1", units("1", 2))))
        .isEqualTo(new AlreadyDone());
    assertThat(DeskRules.decide(sent, dispatch("shp_1", units("1", 1))))
        .isEqualTo(new Refused(new KeyReused()));
  }

  @Test
  void more_than_is_open_does_not_leave() {
    assertThat(DeskRules.decide(open, dispatch("shp_1", units("1", 2), units("1", 2))))
        .isEqualTo(new Refused(new NotThatManyOpen("1", 3)));
    assertThat(DeskRules.decide(open, dispatch("shp_1", units("7", 1))))
        .isEqualTo(new Refused(new NoSuchLine("7")));
    assertThat(DeskRules.decide(open, dispatch("shp_1", units("2", 1))))
        .isEqualTo(new Refused(new NotForParcels("2")));
  }

  @Test
  void what_is_cancelled_does_not_leave_and_what_has_left_is_not_cancelled() {
    var cancelled =
        (Changed)
            ShippingRules.cancel(Optional.of(open), cancellation("can_1", units("1", 2)), NOON);
    assertThat(
            DeskRules.decide((ShippingOrder) cancelled.after(), dispatch("shp_1", units("1", 2))))
        .isEqualTo(new Refused(new NotThatManyOpen("1", 1)));

    var sent = after(open, dispatch("shp_1", units("1", 2)));
    var refused =
        (Changed)
            ShippingRules.cancel(Optional.of(sent), cancellation("can_1", units("1", 2)), NOON);
    assertThat(refused.events()).hasOnlyElementsOfType(FulfilmentCancellationRefused.class);
  }

  @Test
  void a_parcel_arrives_once_and_the_last_one_closes_the_order() {
    var order = ShippingOrder.of(request(lamps()), NOON);
    var sent =
        after(after(order, dispatch("shp_1", units("1", 2))), dispatch("shp_2", units("1", 1)));
    assertThat(sent.state()).isEqualTo(ShippingState.ON_ITS_WAY);

    var decision = (Changed) DeskRules.decide(sent, new Deliver("shp_1", NOON));
    assertThat(decision.events()).containsExactly(new ShipmentDelivered(ORDER, NOON, "shp_1"));
    var first = (ShippingOrder) decision.after();

    assertThat(first.state()).isEqualTo(ShippingState.ON_ITS_WAY);
    assertThat(DeskRules.decide(first, new Deliver("shp_1", NOON.plusSeconds(9))))
        .isEqualTo(new AlreadyDone());
    assertThat(after(first, new Deliver("shp_2", NOON)).state()).isEqualTo(ShippingState.CLOSED);
    assertThat(DeskRules.decide(first, new Deliver("shp_7", NOON)))
        .isEqualTo(new Refused(new NoSuchParcel()));
  }

  @Test
  void units_that_cannot_be_sent_are_refused_once() {
    var refuse = new Refuse("rej_1", List.of(units("1", 1), units("2", 1)), "Broken.", false, NOON);

    var decision = (Changed) DeskRules.decide(open, refuse);

    assertThat(decision.events())
        .containsExactly(
            new FulfilmentRejected(
                ORDER, "Broken.", NOON, "rej_1", List.of(units("1", 1), units("2", 1)), false));
    var refused = (ShippingOrder) decision.after();
    assertThat(refused.allOpen()).containsExactly(units("1", 2));
    assertThat(DeskRules.decide(refused, refuse)).isEqualTo(new AlreadyDone());
    assertThat(
            DeskRules.decide(refused, new Refuse("rej_1", refuse.lines(), "Broken.", true, NOON)))
        .isEqualTo(new Refused(new KeyReused()));
  }

  @Test
  void an_order_has_a_limited_number_of_parcels() {
    var many = new RequestedLine[] {lamps(), anotherLine("3"), anotherLine("4")};
    var order = ShippingOrder.of(request(many), NOON);
    for (var i = 0; i < DeskRules.MAX_ENTRIES; i++) {
      var line = order.allOpen().getLast().lineId();
      order = after(order, dispatch("shp_" + i, units(line, 1)));
    }

    assertThat(DeskRules.decide(order, dispatch("shp_one_more", units("1", 1))))
        .isEqualTo(new Refused(new TooMany()));
  }

  private static RequestedLine anotherLine(String id) {
    var lamp = lamps();
    return new RequestedLine(lamp.sku(), lamp.name(), lamp.type(), 99, id, lamp.productId(), null);
  }

  private static Dispatch dispatch(String id, LineQuantity... lines) {
    return new Dispatch(id, List.of(lines), "NZ Post", "NZ 1", NOON);
  }

  private static ShippingOrder after(ShippingOrder order, ShippingCommand command) {
    var decision = DeskRules.decide(order, command);
    assertThat(decision).isInstanceOf(Changed.class);
    return (ShippingOrder) ((Changed) decision).after();
  }
}
