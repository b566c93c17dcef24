package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderCompleted;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.goods.LineGoods;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.goods.Stage;
import java.util.List;
import java.util.stream.Stream;

/// What fulfilment's events do to an order. They may come out of order: goods that were sent were
/// accepted, and goods that arrived were sent, even if those events are still to come.
final class GoodsRules {

  private GoodsRules() {}

  static OrderDecision accepted(Order order, RecordFulfilmentAccepted command) {
    return switch (order.goods().stage()) {
      case NOT_REQUESTED -> Refusals.notRequested(order);
      case ACCEPTED -> new AlreadyDone();
      // What came after it was quicker: it says nothing any more.
      case REQUESTED ->
          order.isEnded()
              ? new AlreadyDone()
              : accepting(Change.of(order, command.at())).accepted();
    };
  }

  static OrderDecision rejected(Order order, RecordRejection command) {
    var goods = order.goods();
    if (goods.rejections().contains(command.rejection())) {
      return new AlreadyDone();
    }
    if (!goods.isRequested()) {
      return Refusals.notRequested(order);
    }
    var units = command.lines().isEmpty() ? goods.open() : command.lines();
    if (!goods.areOpen(units)) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var change =
        Change.of(order, command.at())
            .with(goods.refusing(command.rejection(), units))
            .showing(OrderEventType.FULFILMENT_REJECTED, command.reason());
    var givenUp =
        CancellationRules.givenUp(
            command.restock() ? change.restocking(units) : change,
            units,
            RefundCause.FULFILMENT_REJECTED,
            command.rejection(),
            EndReason.REJECTED_BY_FULFILMENT,
            command.reason());
    return CancellationRules.stoppingWhatIsNotPaidFor(givenUp).accepted();
  }

  static OrderDecision dispatched(Order order, RecordDispatch command) {
    var goods = order.goods();
    if (goods.shipment(command.parcel().id()).isPresent()) {
      return new AlreadyDone();
    }
    if (!goods.isRequested()) {
      return Refusals.notRequested(order);
    }
    var parcel = filled(command.parcel(), goods);
    if (!goods.areOpen(parcel.lines()) || !arePhysical(goods, parcel.lines())) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var change = accepting(Change.of(order, command.at()));
    var sent =
        change
            .with(change.after().goods().sending(parcel))
            .showing(
                OrderEventType.SHIPPED,
                "Sent with %s, tracking number %s."
                    .formatted(parcel.carrier(), parcel.trackingNumber()));
    var arrived = arrived(sent, goods.arrivals().containsKey(parcel.id()));
    return CancellationRules.stoppingWhatIsNotPaidFor(arrived).accepted();
  }

  static OrderDecision delivered(Order order, RecordDelivery command) {
    var goods = order.goods();
    if (!goods.isRequested()) {
      return Refusals.notRequested(order);
    }
    var parcel = goods.shipment(command.shipment());
    if (parcel.flatMap(Shipment::deliveredAt).isPresent()
        || goods.arrivals().containsKey(command.shipment())) {
      return new AlreadyDone();
    }
    // A parcel that nobody knows is remembered until it is told what is in it.
    if (parcel.isEmpty() && goods.open(ProductType.PHYSICAL).isEmpty()) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var change =
        Change.of(order, command.at()).with(goods.arriving(command.shipment(), command.at()));
    return arrived(change, parcel.isPresent()).accepted();
  }

  static OrderDecision digitalItemsSent(Order order, RecordDigitalItemsSent command) {
    var goods = order.goods();
    if (!goods.isRequested()) {
      return Refusals.notRequested(order);
    }
    var told = command.lines().isEmpty() ? all(goods) : command.lines();
    if (told.isEmpty() || told.stream().anyMatch(unit -> !isDigital(goods, unit))) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var units = told.stream().flatMap(unit -> beyondWhatWasSent(goods, unit)).toList();
    if (units.isEmpty()) {
      return new AlreadyDone();
    }
    if (!goods.areOpen(units)) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var change = accepting(Change.of(order, command.at()));
    var sent =
        change
            .with(change.after().goods().handingOver(units))
            .showing(OrderEventType.DIGITAL_ITEMS_SENT);
    return CancellationRules.stoppingWhatIsNotPaidFor(completing(sent)).accepted();
  }

  /// Told once when all that is to arrive has.
  static Change completing(Change change) {
    var order = change.after();
    return order.goods().isComplete() && !change.before().goods().isComplete()
        ? change
            .showing(OrderEventType.DELIVERED)
            .publishing(new OrderCompleted(order.id(), order.number(), change.at()))
        : change;
  }

  private static Change arrived(Change change, boolean parcel) {
    if (!parcel) {
      return change;
    }
    return change.after().goods().isComplete()
        ? completing(change)
        : change.showing(OrderEventType.PARCEL_ARRIVED);
  }

  /// With fulfilment's acceptance, even if that event is still to come.
  private static Change accepting(Change change) {
    var goods = change.after().goods();
    return goods.stage() == Stage.ACCEPTED
        ? change
        : change.with(goods.at(Stage.ACCEPTED)).showing(OrderEventType.FULFILMENT_ACCEPTED);
  }

  private static Shipment filled(Shipment parcel, Goods goods) {
    return parcel.lines().isEmpty()
        ? new Shipment(
            parcel.id(),
            parcel.carrier(),
            parcel.trackingNumber(),
            parcel.trackingUrl(),
            goods.open(ProductType.PHYSICAL),
            parcel.sentAt(),
            parcel.deliveredAt())
        : parcel;
  }

  private static List<LineQuantity> all(Goods goods) {
    return goods.lines().stream()
        .filter(line -> line.type() == ProductType.DIGITAL && line.open() + line.sent() > 0)
        .map(line -> new LineQuantity(line.lineId(), line.open() + line.sent()))
        .toList();
  }

  private static Stream<LineQuantity> beyondWhatWasSent(Goods goods, LineQuantity told) {
    var more = told.quantity() - goods.line(told.lineId()).map(LineGoods::sent).orElse(0);
    return more > 0 ? Stream.of(new LineQuantity(told.lineId(), more)) : Stream.empty();
  }

  private static boolean arePhysical(Goods goods, List<LineQuantity> units) {
    return units.stream().noneMatch(unit -> isDigital(goods, unit));
  }

  private static boolean isDigital(Goods goods, LineQuantity unit) {
    return goods.line(unit.lineId()).filter(line -> line.type() == ProductType.DIGITAL).isPresent();
  }
}
