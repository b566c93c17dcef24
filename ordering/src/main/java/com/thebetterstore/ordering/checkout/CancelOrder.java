package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.ordering.checkout.CheckoutRefusal.ProviderUnavailable;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RequestCancellation;
import com.thebetterstore.ordering.order.OrderDecision.Refused;
import com.thebetterstore.ordering.order.OrderRefusal;
import com.thebetterstore.ordering.order.access.OrderAccess;
import com.thebetterstore.ordering.order.lifecycle.UpdateOrder;
import java.util.Optional;

/// Cancels an order, paid or not: an unpaid one at once, when its payment page is closed; of a paid
/// one what fulfilment has not sent, once fulfilment agrees.
public final class CancelOrder {

  private final CancelCheckout unpaid;
  private final UpdateOrder orders;
  private final OrderAccess access;

  public CancelOrder(CancelCheckout unpaid, UpdateOrder orders, OrderAccess access) {
    this.unpaid = unpaid;
    this.orders = orders;
    this.access = access;
  }

  /// What came of it.
  ///
  /// @param order as it stands afterwards
  /// @param refusal why it is not cancelled
  /// @param later whether the same request may succeed later, since the payment provider does not
  ///   answer
  public record Outcome(Order order, Optional<OrderRefusal> refusal, boolean later) {}

  public Outcome cancel(Order asRead, RequestCancellation request, Cause cause) {
    if (!asRead.isUnpaid()) {
      return cancelPaid(asRead, request, cause);
    }
    var answer =
        unpaid.cancel(CheckoutId.of(asRead, access), request.by(), request.reason(), cause);
    var order = answer.checkout().map(Checkout::order).orElse(asRead);
    if (answer.refusals().stream().anyMatch(ProviderUnavailable.class::isInstance)) {
      return new Outcome(order, Optional.empty(), true);
    }
    // The buyer may have paid meanwhile; or the money is on its way, and nobody can stop it.
    return order.isSold() ? cancelPaid(order, request, cause) : ended(order);
  }

  private Outcome cancelPaid(Order order, RequestCancellation request, Cause cause) {
    var updated = orders.apply(order, request, cause);
    var refusal =
        updated.decision() instanceof Refused(var why)
            ? Optional.of(why)
            : Optional.<OrderRefusal>empty();
    return new Outcome(updated.order(), refusal, false);
  }

  private static Outcome ended(Order order) {
    return new Outcome(
        order,
        order.isEnded() ? Optional.empty() : Optional.of(OrderRefusal.NOT_CANCELLABLE),
        false);
  }
}
