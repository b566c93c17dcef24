package com.thebetterstore.ordering.checkout;

import com.thebetterstore.ordering.order.Ending.NotPaidInTime;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderState.*;
import java.net.URI;
import java.util.Optional;

/// An attempt to buy a cart: a view of the order that it placed.
///
/// @param paymentPage where the buyer pays; empty once the checkout has ended, or while the payment
///   provider does not answer
public record Checkout(CheckoutId id, Order order, Optional<URI> paymentPage) {

  public CheckoutStatus status() {
    return switch (order.state()) {
      case Unpaid _ -> CheckoutStatus.OPEN;
      case Paid _ -> CheckoutStatus.PAID;
      case OnHold _ -> CheckoutStatus.CANCELLED;
      case Ended ended ->
          ended.ending() instanceof NotPaidInTime
              ? CheckoutStatus.EXPIRED
              : CheckoutStatus.CANCELLED;
    };
  }
}
