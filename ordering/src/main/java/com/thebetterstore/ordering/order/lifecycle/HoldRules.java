package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.ResolveHold;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.course.HoldReason;
import com.thebetterstore.ordering.order.goods.Stage;
import java.time.Instant;

/// How a paid order that is held for review goes on, or ends.
final class HoldRules {

  private HoldRules() {}

  static boolean isUnderReview(Order order) {
    return order.course() instanceof Course.Held held && held.why() == HoldReason.REVIEW;
  }

  static OrderDecision resolve(Order order, ResolveHold command) {
    if (!isUnderReview(order)) {
      return new Refused(OrderRefusal.NOT_HELD);
    }
    return command.release()
        ? release(order, command.note(), command.at())
        : CancellationRules.end(
                Change.of(order, command.at()), EndReason.CANCELLED_BY_STORE, command.note())
            .accepted();
  }

  /// Not while the buyer's bank has money that its goods were bought with.
  static OrderDecision release(Order order, String note, Instant at) {
    if (CancellationRules.disputeOfSale(order).isPresent()) {
      return new Refused(OrderRefusal.DISPUTED);
    }
    var released =
        Change.of(order, at).on(new Course.Open()).showing(OrderEventType.RELEASED, note);
    return requestingGoods(released).accepted();
  }

  /// With the request to send everything.
  static Change requestingGoods(Change change) {
    var order = change.after();
    return change
        .with(order.goods().at(Stage.REQUESTED))
        .showing(OrderEventType.FULFILMENT_REQUESTED)
        .publishing(order.purchase().fulfilmentRequest(order.id(), order.number()));
  }
}
