package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.ReturnDecided;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.AlreadyDone;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.goods.ReturnRequest;
import com.thebetterstore.ordering.order.goods.ReturnStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How goods come back: the buyer asks, the store decides, and when they are there their money goes
/// back. What they were sent for stays paid.
final class ReturnRules {

  /// How long after their arrival goods can be returned.
  static final Duration RETURNABLE_FOR = Duration.ofDays(30);

  private ReturnRules() {}

  static OrderDecision request(Order order, RequestReturn command) {
    var known = order.goods().returnRequest(command.id());
    if (known.isPresent()) {
      return isThat(known.get(), command)
          ? new AlreadyDone()
          : new Refused(OrderRefusal.OTHER_REQUEST);
    }
    if (!isReturnable(order, command.lines(), command.at())) {
      return new Refused(OrderRefusal.NOT_RETURNABLE);
    }
    var asked =
        new ReturnRequest(
            command.id(),
            command.lines(),
            command.reason(),
            "",
            command.at(),
            ReturnStatus.REQUESTED);
    return Change.of(order, command.at())
        .with(order.goods().returning(asked))
        .showing(OrderEventType.RETURN_REQUESTED, command.reason())
        .accepted();
  }

  /// Whether these units can be sent back at this time.
  static boolean isReturnable(Order order, List<LineQuantity> units, Instant at) {
    return order.goods().canComeBack(units)
        && units.stream()
            .allMatch(unit ->
                order
                    .goods()
                    .deliveredAt(unit.lineId())
                    .filter(arrived -> !at.isAfter(arrived.plus(RETURNABLE_FOR)))
                    .isPresent());
  }

  static OrderDecision decide(Order order, DecideReturn command) {
    var known = order.goods().returnRequest(command.id());
    if (known.isEmpty()) {
      return new Refused(OrderRefusal.NO_SUCH_RETURN);
    }
    var decided = command.approve() ? ReturnStatus.APPROVED : ReturnStatus.DECLINED;
    return switch (known.get().status()) {
      case REQUESTED ->
          Change.of(order, command.at())
              .with(order.goods().returning(known.get().now(decided, command.note())))
              .showing(
                  command.approve()
                      ? OrderEventType.RETURN_APPROVED
                      : OrderEventType.RETURN_DECLINED,
                  command.note())
              .publishing(
                  new ReturnDecided(
                      order.id(), order.number(), command.id(), command.approve(), command.at()))
              .accepted();
      case APPROVED, DECLINED, RECEIVED ->
          known.get().status() == decided
              ? new AlreadyDone()
              : new Refused(OrderRefusal.NOT_RETURNABLE);
    };
  }

  static OrderDecision receive(Order order, ReceiveReturn command) {
    var known = order.goods().returnRequest(command.id());
    if (known.isEmpty()) {
      return new Refused(OrderRefusal.NO_SUCH_RETURN);
    }
    return switch (known.get().status()) {
      case APPROVED -> received(order, known.get(), command).accepted();
      case RECEIVED -> new AlreadyDone();
      case REQUESTED, DECLINED -> new Refused(OrderRefusal.NOT_RETURNABLE);
    };
  }

  private static Change received(Order order, ReturnRequest approved, ReceiveReturn command) {
    var change =
        Change.of(order, command.at())
            .with(order.goods().receiving(approved))
            .showing(OrderEventType.RETURN_RECEIVED);
    var paidBack =
        RefundRules.payingBack(
            command.restock() ? change.restocking(approved.lines()) : change,
            RefundCause.RETURNED + ":" + command.id(),
            approved.lines(),
            RefundCause.RETURNED);
    return CancellationRules.stoppingWhatIsNotPaidFor(paidBack);
  }

  private static boolean isThat(ReturnRequest known, RequestReturn command) {
    return known.lines().equals(command.lines()) && known.reason().equals(command.reason());
  }
}
