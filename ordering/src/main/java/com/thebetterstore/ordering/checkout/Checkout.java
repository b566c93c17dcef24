package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.course.EndReason;
import java.net.URI;
import java.util.Optional;

/// An attempt to buy a cart: a view of the order that it placed.
///
/// @param paymentPage where the buyer pays; empty once the checkout has ended, or while the payment
///   provider does not answer
public record Checkout(CheckoutId id, Order order, Optional<URI> paymentPage) {

  public CheckoutStatus status() {
    if (order.isUnpaid()) {
      return CheckoutStatus.OPEN;
    }
    if (order.isEnded(EndReason.NOT_PAID_IN_TIME)) {
      return CheckoutStatus.EXPIRED;
    }
    return order.isSold() && !order.isEnded() ? CheckoutStatus.PAID : CheckoutStatus.CANCELLED;
  }
}
