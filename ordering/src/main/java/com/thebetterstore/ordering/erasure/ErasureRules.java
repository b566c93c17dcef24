package com.thebetterstore.ordering.erasure;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.money.Dispute;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.Payment;

/// Which orders the store can keep without knowing who bought them.
public final class ErasureRules {

  private ErasureRules() {}

  /// Whether the store may still have to reach the buyer: goods are to arrive or to come back,
  /// money is to come or to go back, or a person has to decide.
  public static boolean isUnderWay(Order order) {
    return goesOn(order)
        || order.goods().askedCancellation().isPresent()
        || order.goods().awaitsReturn()
        || isOwed(order);
  }

  private static boolean goesOn(Order order) {
    return switch (order.course()) {
      case Course.Open _ -> !order.goods().isComplete();
      case Course.Held _, Course.Unknown _ -> true;
      case Course.Ended _ -> false;
    };
  }

  private static boolean isOwed(Order order) {
    var money = order.money();
    return !money.due().isEmpty()
        || money.disputes().stream().anyMatch(it -> it.status() == Dispute.Status.OPEN)
        || money.payments().stream()
            .filter(payment -> order.isEnded() || !isSale(money, payment))
            .anyMatch(payment -> money.gone(payment.id()) < payment.amount().minorUnits());
  }

  /// What bought goods that arrived stays with the store.
  private static boolean isSale(Ledger money, Payment payment) {
    return money.sale().filter(payment.id()::equals).isPresent();
  }
}
