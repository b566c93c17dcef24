package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Ending.RejectedByFulfilment;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderState.*;
import com.thebetterstore.ordering.order.money.Refund;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/// What fulfilment's events do to an order. They may come out of order: goods that were sent were
/// accepted, and goods that arrived were sent, even if those events are still to come.
final class FulfilmentRules {

  private FulfilmentRules() {}

  static OrderDecision accepted(Order order, RecordFulfilmentAccepted command) {
    return switch (order.state()) {
      case Confirmed(var payment) ->
          Change.of(order, command.at())
              .to(new Processing(payment, everything(order)))
              .showing(OrderEventType.FULFILMENT_ACCEPTED)
              .accepted();
      case Processing _, Shipped _, Delivered _ -> new AlreadyDone();
      case Unpaid _, OnHold _, Ended _ -> refusedByState(order);
    };
  }

  static OrderDecision rejected(Order order, RecordFulfilmentRejected command) {
    return switch (order.state()) {
      case Confirmed(var payment) -> {
        var refund = new Refund.Requested(payment, RefundCause.FULFILMENT_REJECTED, command.at());
        var ending = new RejectedByFulfilment(command.reason(), command.at());
        yield Change.of(order, command.at())
            .to(new EndedRefunding(ending, refund))
            .showing(OrderEventType.FULFILMENT_REJECTED, command.reason())
            .showing(OrderEventType.REFUND_REQUESTED)
            .showing(OrderEventType.CANCELLED)
            .publishing(PaymentRules.refundRequested(order, refund))
            .publishing(
                new OrderCancelled(order.id(), order.number(), command.reason(), command.at()))
            .accepted();
      }
      case Ended ended when ended.ending() instanceof RejectedByFulfilment -> new AlreadyDone();
      case Processing _, Shipped _, Delivered _ -> new Refused(OrderRefusal.FULFILMENT_ACCEPTED);
      case Unpaid _, OnHold _, Ended _ -> refusedByState(order);
    };
  }

  static OrderDecision dispatched(Order order, RecordDispatch command) {
    if (!(order.state() instanceof Paid paid)) {
      return refusedByState(order);
    }
    if (!order.purchase().has(ProductType.PHYSICAL)) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    return switch (paid) {
      case Shipped _, Delivered _ -> new AlreadyDone();
      case Confirmed _, Processing _ ->
          reached(order, paid, command.at())
              .to(new Shipped(paid.payment(), outstanding(order, paid)))
              .showing(
                  OrderEventType.SHIPPED,
                  "Sent with %s, tracking number %s."
                      .formatted(command.carrier(), command.trackingNumber()))
              .accepted();
    };
  }

  static OrderDecision delivered(Order order, RecordDelivery command) {
    return arrived(order, Outstanding.PARCEL, command.at());
  }

  static OrderDecision digitalItemsSent(Order order, RecordDigitalItemsSent command) {
    return arrived(order, Outstanding.DIGITAL_ITEMS, command.at());
  }

  private static OrderDecision arrived(Order order, Outstanding goods, Instant at) {
    if (!(order.state() instanceof Paid paid)) {
      return refusedByState(order);
    }
    if (!everything(order).contains(goods)) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var open = EnumSet.noneOf(Outstanding.class);
    open.addAll(outstanding(order, paid));
    if (!open.remove(goods)) {
      return new AlreadyDone();
    }
    var change = reached(order, paid, at);
    // A parcel that arrived was sent.
    var leaves = goods == Outstanding.PARCEL && !(paid instanceof Shipped);
    if (leaves) {
      change = change.showing(OrderEventType.SHIPPED);
    }
    if (open.isEmpty()) {
      return change.to(new Delivered(paid.payment())).showing(OrderEventType.DELIVERED).accepted();
    }
    return change
        .to(
            leaves || paid instanceof Shipped
                ? new Shipped(paid.payment(), open)
                : new Processing(paid.payment(), open))
        .accepted();
  }

  /// A change of an order that fulfilment has accepted, even if that event is still to come.
  private static Change reached(Order order, Paid paid, Instant at) {
    var change = Change.of(order, at);
    return paid instanceof Confirmed ? change.showing(OrderEventType.FULFILMENT_ACCEPTED) : change;
  }

  private static Set<Outstanding> outstanding(Order order, Paid paid) {
    return switch (paid) {
      case Confirmed _ -> everything(order);
      case Processing(var _, var open) -> open;
      case Shipped(var _, var open) -> open;
      case Delivered _ -> Set.of();
    };
  }

  private static Set<Outstanding> everything(Order order) {
    var all = EnumSet.noneOf(Outstanding.class);
    if (order.purchase().has(ProductType.PHYSICAL)) {
      all.add(Outstanding.PARCEL);
    }
    if (order.purchase().has(ProductType.DIGITAL)) {
      all.add(Outstanding.DIGITAL_ITEMS);
    }
    return all;
  }

  private static Refused refusedByState(Order order) {
    return new Refused(
        switch (order.state()) {
          case Unpaid _ -> OrderRefusal.NOT_PAID;
          case OnHold _ -> OrderRefusal.HELD;
          case Ended _ -> OrderRefusal.ENDED;
          case Paid _ -> throw new IllegalStateException(order.id().value() + " is paid");
        });
  }
}
