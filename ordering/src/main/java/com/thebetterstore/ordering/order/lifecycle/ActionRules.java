package com.thebetterstore.ordering.order.lifecycle;

import com.thebetterstore.contracts.LineQuantity;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderAction;
import com.thebetterstore.ordering.order.course.Course;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a buyer can do with an order now, by the rules that decide when they do: so a button and
/// its effect cannot disagree.
public final class ActionRules {

  private ActionRules() {}

  public static Set<OrderAction> of(Order order, Instant now) {
    // What this version does not understand is shown, and nothing else may be done with it here.
    if (order.course() instanceof Course.Unknown) {
      return EnumSet.noneOf(OrderAction.class);
    }
    var actions = EnumSet.of(OrderAction.REORDER);
    if (order.isUnpaid() || CancellationRules.isOpenToBuyer(order)) {
      actions.add(OrderAction.CANCEL);
    }
    if (order.goods().lines().stream()
        .anyMatch(line ->
            ReturnRules.isReturnable(order, List.of(new LineQuantity(line.lineId(), 1)), now))) {
      actions.add(OrderAction.REQUEST_RETURN);
    }
    if (order.goods().hasSent(ProductType.DIGITAL)) {
      actions.add(OrderAction.DOWNLOAD);
    }
    if (order.hasReceiptToMail()) {
      actions.add(OrderAction.RESEND_RECEIPT);
    }
    return actions;
  }
}
