package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import com.thebetterstore.contracts.OrderingEvent.OrderCancelled;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.RefundCause;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.*;
import com.thebetterstore.ordering.order.OrderDecision;
import com.thebetterstore.ordering.order.OrderDecision.*;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Cancellation;
import com.thebetterstore.ordering.order.goods.Cancellation.By;
import com.thebetterstore.ordering.order.goods.Cancellation.State;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.money.Dispute;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How paid goods are not sent after all. Fulfilment has them, so fulfilment decides whether it is
/// too late; money and stock move only when it has agreed.
final class CancellationRules {

  private static final String PAID_BACK = "It was paid back.";
  private static final String PAID_BACK_NAME = "paid-back-";

  private CancellationRules() {}

  /// Whether a buyer may cancel: nothing of the order was sent, and nothing of it is digital.
  static boolean isOpenToBuyer(Order order) {
    return !order.goods().has(ProductType.DIGITAL)
        && !order.goods().hasSent()
        && isOpenToStore(order);
  }

  /// Whether the store may cancel: something was not sent, and nobody has asked for that.
  static boolean isOpenToStore(Order order) {
    return order.isSold()
        && !order.isEnded()
        && !order.goods().open().isEmpty()
        && order.goods().askedCancellation().isEmpty();
  }

  static OrderDecision request(Order order, RequestCancellation command) {
    var endsAs = endReason(command.by());
    if (order.goods().cancellation(command.id()).isPresent() || order.isEnded(endsAs)) {
      return new AlreadyDone();
    }
    if (order.isEnded() || !order.isSold()) {
      return Refusals.notRequested(order);
    }
    var mayCancel = command.by() == By.BUYER ? isOpenToBuyer(order) : isOpenToStore(order);
    if (!mayCancel) {
      return new Refused(OrderRefusal.NOT_CANCELLABLE);
    }
    return order.goods().isRequested()
        ? asking(Change.of(order, command.at()), command).accepted()
        : end(Change.of(order, command.at()), endsAs, reason(command.by(), command.reason()))
            .accepted();
  }

  private static Change asking(Change change, RequestCancellation command) {
    var order = change.after();
    var open = order.goods().open();
    var reason = reason(command.by(), command.reason());
    return change
        .with(
            order
                .goods()
                .asking(
                    new Cancellation(
                        command.id(), command.by(), reason, open, change.at(), State.ASKED)))
        .showing(OrderEventType.CANCEL_REQUESTED, reason)
        .publishing(
            new FulfilmentCancellationRequested(
                order.id(), reason, command.id(), open, change.at()));
  }

  static OrderDecision done(Order order, RecordCancellation command) {
    var known = order.goods().cancellation(command.id());
    if (known.isEmpty() || known.get().state() == State.REFUSED) {
      return new Refused(OrderRefusal.NO_SUCH_CANCELLATION);
    }
    if (known.get().state() == State.DONE) {
      return new AlreadyDone();
    }
    var cancellation = known.get();
    if (!order.goods().areOpen(cancellation.lines())) {
      return new Refused(OrderRefusal.NO_SUCH_GOODS);
    }
    var change =
        Change.of(order, command.at())
            .with(order.goods().cancelling(cancellation))
            .restocking(cancellation.lines());
    return givenUp(
            change,
            cancellation.lines(),
            RefundCause.ORDER_CANCELLED,
            command.id(),
            endReason(cancellation.by()),
            cancellation.reason())
        .accepted();
  }

  static OrderDecision refused(Order order, RecordCancellationRefused command) {
    var known = order.goods().cancellation(command.id());
    if (known.isEmpty() || known.get().state() == State.DONE) {
      return new Refused(OrderRefusal.NO_SUCH_CANCELLATION);
    }
    if (known.get().state() == State.REFUSED) {
      return new AlreadyDone();
    }
    var change =
        Change.of(order, command.at())
            .with(order.goods().refusingToCancel(known.get()))
            .showing(OrderEventType.CANCEL_REFUSED, command.reason());
    return stoppingWhatIsNotPaidFor(change).accepted();
  }

  /// What follows when units were given up: their money goes back, and the order ends when no unit
  /// was or will be sent.
  ///
  /// @param id names the refund, together with its cause
  static Change givenUp(
      Change change,
      List<LineQuantity> units,
      RefundCause cause,
      String id,
      EndReason why,
      String reason) {
    var order = change.after();
    var paidBack = RefundRules.payingBack(change, cause + ":" + id, units, cause);
    if (order.goods().isGivenUp()) {
      return ending(paidBack, why, reason);
    }
    var shown =
        cause == RefundCause.ORDER_CANCELLED
            ? paidBack.showing(OrderEventType.ITEMS_CANCELLED, reason)
            : paidBack;
    return GoodsRules.completing(shown);
  }

  /// Ends an order whose goods nobody was asked for.
  static Change end(Change change, EndReason why, String reason) {
    var goods = change.after().goods();
    var open = goods.open();
    var withdrawn = change.with(goods.withdrawing(open)).restocking(open);
    return ending(
        RefundRules.payingBack(
            withdrawn, RefundCause.ORDER_CANCELLED + ":hold", open, RefundCause.ORDER_CANCELLED),
        why,
        reason);
  }

  /// Nobody sends what the store has no money for: what is wholly paid back, or what the buyer's
  /// bank has taken money of.
  ///
  /// Fulfilment refuses when one of the units has left or is refused already, and says so in news
  /// of its own: with that, it is asked again for those that are still open.
  static Change stoppingWhatIsNotPaidFor(Change change) {
    var order = change.after();
    if (!isOpenToStore(order)) {
      return change;
    }
    var dispute = disputeOfSale(order);
    if (dispute.isPresent()) {
      return wasRefused(order.goods(), dispute.get().id().value())
          ? change
          : stoppingWhatIsDisputed(change, dispute.get());
    }
    return isPaidBack(order) && !wasRefused(order.goods(), PAID_BACK_NAME)
        ? stoppingWhatIsPaidBack(change)
        : change;
  }

  /// An order that costs nothing has nothing to pay back.
  private static boolean isPaidBack(Order order) {
    var money = order.money();
    return !order.total().isZero()
        && money.sale().filter(sale -> money.left(sale) == 0).isPresent();
  }

  /// Whether a request that begins with this name was refused for the units that are open now.
  private static boolean wasRefused(Goods goods, String name) {
    return goods.cancellations().stream()
        .filter(one -> one.state() == State.REFUSED && one.id().startsWith(name))
        .anyMatch(one -> one.lines().equals(goods.open()));
  }

  private static Change stoppingWhatIsPaidBack(Change change) {
    var order = change.after();
    return order.goods().isRequested()
        ? asking(
            change,
            new RequestCancellation(
                PAID_BACK_NAME + order.version(), By.STORE, PAID_BACK, change.at()))
        : end(change, EndReason.CANCELLED_BY_STORE, PAID_BACK);
  }

  /// What is held stays held until the bank has decided.
  private static Change stoppingWhatIsDisputed(Change change, Dispute dispute) {
    var order = change.after();
    if (order.goods().isRequested()) {
      var name = dispute.id().value();
      var isFirst = order.goods().cancellation(name).isEmpty();
      var id = isFirst ? name : name + "-" + order.version();
      return asking(change, new RequestCancellation(id, By.DISPUTE, "", change.at()));
    }
    return dispute.status() == Dispute.Status.LOST
        ? end(change, EndReason.DISPUTED, reason(By.DISPUTE, ""))
        : change;
  }

  /// The dispute by which the bank has money of what bought the goods; the lost one, if there are
  /// several.
  static Optional<Dispute> disputeOfSale(Order order) {
    var money = order.money();
    return money.disputes().stream()
        .filter(Dispute::takesMoney)
        .filter(dispute -> money.sale().filter(dispute.payment()::equals).isPresent())
        .max(Comparator.comparing(Dispute::status));
  }

  private static Change ending(Change change, EndReason why, String reason) {
    var order = change.after();
    return change
        .on(new Course.Ended(why, reason, change.at()))
        .showing(OrderEventType.CANCELLED, reason)
        .publishing(new OrderCancelled(order.id(), order.number(), reason, change.at()));
  }

  static EndReason endReason(By by) {
    return switch (by) {
      case BUYER -> EndReason.CANCELLED_BY_BUYER;
      case STORE -> EndReason.CANCELLED_BY_STORE;
      case DISPUTE -> EndReason.DISPUTED;
    };
  }

  private static String reason(By by, String given) {
    if (!given.isBlank()) {
      return given;
    }
    return switch (by) {
      case BUYER -> "The buyer cancelled it.";
      case STORE -> "The store cancelled it.";
      case DISPUTE -> "The buyer's bank took the payment back.";
    };
  }
}
