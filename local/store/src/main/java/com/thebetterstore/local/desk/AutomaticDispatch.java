package com.thebetterstore.local.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.timing.RepeatedTask;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Works at the desk while nobody else does: sends what is open, and sees parcels arrive a little
/// later.
public final class AutomaticDispatch implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration JOURNEY = Duration.ofSeconds(10);
  private static final String CARRIER = "NZ Post";

  private final StaffDesk desk;
  private final InstantSource clock;
  private final RepeatedTask rounds;

  private AutomaticDispatch(StaffDesk desk, InstantSource clock) {
    this.desk = desk;
    this.clock = clock;
    this.rounds = RepeatedTask.every(PAUSE, "automatic-dispatch", this::round);
  }

  /// Begins; it ends when it is closed. A round that fails is logged, and the next one comes.
  public static AutomaticDispatch at(StaffDesk desk, InstantSource clock) {
    return new AutomaticDispatch(desk, clock);
  }

  private void round() {
    desk.shippingOrders("OPEN").forEach(this::send);
    desk.shippingOrders("ON_ITS_WAY").forEach(this::seeArrive);
  }

  private void send(JsonNode shippingOrder) {
    var units = StaffDesk.toPack(shippingOrder);
    if (units.isEmpty()) {
      return;
    }
    var order = shippingOrder.path("orderId").asText();
    var parcel =
        "%s-%d"
            .formatted(
                shippingOrder.path("orderNumber").asText(),
                shippingOrder.path("shipments").size() + 1);
    try {
      desk.dispatch(order, units, CARRIER, parcel, "automatic-dispatch-" + parcel);
    } catch (StaffDesk.Refused overtaken) {
      // Somebody cancelled or sent units in this very moment: the next round sees what is left.
      return;
    }
  }

  private void seeArrive(JsonNode shippingOrder) {
    var arrived = clock.instant().minus(JOURNEY);
    shippingOrder
        .path("shipments")
        .valueStream()
        .filter(parcel -> parcel.path("deliveredAt").isNull())
        .filter(parcel -> Instant.parse(parcel.path("sentAt").asText()).isBefore(arrived))
        .forEach(parcel ->
            desk.delivered(shippingOrder.path("orderId").asText(), parcel.path("id").asText()));
  }

  @Override
  public void close() {
    rounds.close();
  }
}
