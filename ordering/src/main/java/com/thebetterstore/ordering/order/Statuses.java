package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.course.EndReason;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.goods.Stage;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Payment;
import com.thebetterstore.ordering.order.money.Refund;
import java.util.List;
import java.util.Optional;

/// An order in a word, and its money and its goods in a word each; computed, never stored to be
/// read back.
final class Statuses {

  private Statuses() {}

  static OrderStatus headline(Order order) {
    return switch (order.course()) {
      case Course.Held _, Course.Unknown _ -> OrderStatus.ON_HOLD;
      case Course.Ended ended ->
          ended.why() == EndReason.NOT_PAID_IN_TIME ? OrderStatus.EXPIRED : OrderStatus.CANCELLED;
      case Course.Open _ -> order.isSold() ? underWay(order.goods()) : OrderStatus.PENDING_PAYMENT;
    };
  }

  private static OrderStatus underWay(Goods goods) {
    if (goods.isComplete()) {
      return OrderStatus.DELIVERED;
    }
    if (goods.isShipped()) {
      return OrderStatus.SHIPPED;
    }
    return goods.stage() == Stage.ACCEPTED ? OrderStatus.PROCESSING : OrderStatus.CONFIRMED;
  }

  static FulfilmentStatus ofGoods(Goods goods) {
    if (goods.stage() == Stage.NOT_REQUESTED) {
      return FulfilmentStatus.NOT_REQUESTED;
    }
    if (goods.isGivenUp()) {
      return goods.rejections().isEmpty() ? FulfilmentStatus.CANCELLED : FulfilmentStatus.REJECTED;
    }
    if (goods.askedCancellation().isPresent()) {
      return FulfilmentStatus.CANCEL_REQUESTED;
    }
    if (goods.isComplete()) {
      return FulfilmentStatus.DELIVERED;
    }
    if (goods.isShipped()) {
      return FulfilmentStatus.SHIPPED;
    }
    if (goods.hasSent(ProductType.PHYSICAL)) {
      return FulfilmentStatus.PARTIALLY_SHIPPED;
    }
    return goods.stage() == Stage.ACCEPTED ? FulfilmentStatus.ACCEPTED : FulfilmentStatus.REQUESTED;
  }

  static PaymentStatus ofMoney(Order order) {
    var money = order.money();
    if (money.disputes().stream().anyMatch(Dispute::takesMoney)) {
      return PaymentStatus.DISPUTED;
    }
    if (money.isEmpty()) {
      return order.course() instanceof Course.Open ? waiting(order) : PaymentStatus.VOIDED;
    }
    // While the order goes on, what came besides its payment is nobody's concern.
    var sale = order.isEnded() ? Optional.<Payment>empty() : money.salePayment();
    return sale.map(
            payment -> returned(money.refundsOf(payment.id()), payment.amount().minorUnits()))
        .orElseGet(() -> everythingBack(order));
  }

  private static PaymentStatus returned(List<Refund> refunds, long paid) {
    if (refunds.stream().anyMatch(Refund::isDue)) {
      return PaymentStatus.REFUND_PENDING;
    }
    var back =
        refunds.stream()
            .filter(Refund::isConfirmed)
            .mapToLong(refund -> refund.amount().minorUnits())
            .reduce(0, Math::addExact);
    if (back == 0) {
      return PaymentStatus.PAID;
    }
    return back < paid ? PaymentStatus.PARTIALLY_REFUNDED : PaymentStatus.REFUNDED;
  }

  private static PaymentStatus everythingBack(Order order) {
    var money = order.money();
    // An order that cost nothing has a payment of nothing, which nobody gets back.
    if (money.payments().stream().allMatch(payment -> payment.amount().minorUnits() == 0)) {
      return PaymentStatus.VOIDED;
    }
    return money.payments().stream().allMatch(money::isReturned)
        ? PaymentStatus.REFUNDED
        : PaymentStatus.REFUND_PENDING;
  }

  private static PaymentStatus waiting(Order order) {
    return switch (order.money().attempt()) {
      case NONE -> PaymentStatus.PENDING;
      case REQUIRES_ACTION -> PaymentStatus.REQUIRES_ACTION;
      case PROCESSING -> PaymentStatus.PROCESSING;
      case DECLINED -> PaymentStatus.FAILED;
    };
  }
}
