package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.FulfilmentEvent.FulfilmentRejected;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDelivered;
import com.thebetterstore.contracts.FulfilmentEvent.ShipmentDispatched;
import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Deliver;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Dispatch;
import com.thebetterstore.fulfilment.shipping.ShippingCommand.Refuse;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.AlreadyDone;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Refused;
import com.thebetterstore.fulfilment.shipping.ShippingRefusal.*;
import java.util.List;
import java.util.Optional;

/// What the dispatch desk does with a shipping order. A command that is repeated changes nothing.
public final class DeskRules {

  /// Parcels and refusals of one order, so that it stays well below what a row can hold.
  static final int MAX_ENTRIES = 100;

  private DeskRules() {}

  public static ShippingDecision decide(ShippingOrder order, ShippingCommand command) {
    return switch (command) {
      case Dispatch dispatch -> dispatch(order, dispatch);
      case Deliver deliver -> deliver(order, deliver);
      case Refuse refuse -> refuse(order, refuse);
    };
  }

  private static ShippingDecision dispatch(ShippingOrder order, Dispatch command) {
    var known = order.parcel(command.parcelId());
    if (known.isPresent()) {
      return repeated(known.get().isOf(command));
    }
    var digital =
        command.lines().stream()
            .flatMap(units -> order.line(units.lineId()).stream())
            .filter(ShippingLine::isDigital)
            .findFirst();
    if (digital.isPresent()) {
      return new Refused(new NotForParcels(digital.get().lineId()));
    }
    return refusal(order, command.lines())
        .<ShippingDecision>map(Refused::new)
        .orElseGet(() -> dispatched(order, command));
  }

  private static Changed dispatched(ShippingOrder order, Dispatch command) {
    var parcel =
        new Parcel(
            command.parcelId(),
            command.carrier(),
            command.trackingNumber(),
            command.lines(),
            command.at(),
            null);
    return Changed.of(
        ShippingRules.next(order).move(command.lines(), ShippingLine::send).and(parcel),
        new ShipmentDispatched(
            order.orderId(),
            parcel.carrier(),
            parcel.trackingNumber(),
            command.at(),
            parcel.id(),
            parcel.lines(),
            Couriers.page(parcel).orElse(null)));
  }

  private static ShippingDecision deliver(ShippingOrder order, Deliver command) {
    var known = order.parcel(command.parcelId());
    if (known.isEmpty()) {
      return new Refused(new NoSuchParcel());
    }
    if (known.get().deliveredAt() != null) {
      return new AlreadyDone();
    }
    return Changed.of(
        ShippingRules.next(order).delivered(command.parcelId(), command.at()),
        new ShipmentDelivered(order.orderId(), command.at(), command.parcelId()));
  }

  private static ShippingDecision refuse(ShippingOrder order, Refuse command) {
    var known = order.rejection(command.rejectionId());
    if (known.isPresent()) {
      return repeated(known.get().isOf(command));
    }
    return refusal(order, command.lines())
        .<ShippingDecision>map(Refused::new)
        .orElseGet(() -> refused(order, command));
  }

  private static Changed refused(ShippingOrder order, Refuse command) {
    var rejection =
        new Rejection(
            command.rejectionId(),
            command.lines(),
            command.reason(),
            command.restock(),
            command.at());
    return Changed.of(
        ShippingRules.next(order).move(command.lines(), ShippingLine::refuse).and(rejection),
        new FulfilmentRejected(
            order.orderId(),
            command.reason(),
            command.at(),
            command.rejectionId(),
            command.lines(),
            command.restock()));
  }

  private static ShippingDecision repeated(boolean same) {
    return same ? new AlreadyDone() : new Refused(new KeyReused());
  }

  private static Optional<ShippingRefusal> refusal(ShippingOrder order, List<LineQuantity> units) {
    if (order.parcels().size() + order.rejections().size() >= MAX_ENTRIES) {
      return Optional.of(new TooMany());
    }
    return unavailable(order, units).stream().findFirst();
  }

  /// What of these units is not there to be sent.
  static List<ShippingRefusal> unavailable(ShippingOrder order, List<LineQuantity> units) {
    return units.stream().flatMap(some -> unavailable(order, some).stream()).toList();
  }

  private static Optional<ShippingRefusal> unavailable(ShippingOrder order, LineQuantity units) {
    var line = order.line(units.lineId());
    if (line.isEmpty()) {
      return Optional.of(new NoSuchLine(units.lineId()));
    }
    return line.filter(it -> it.open() < units.quantity())
        .map(it -> new NotThatManyOpen(it.lineId(), it.open()));
  }
}
