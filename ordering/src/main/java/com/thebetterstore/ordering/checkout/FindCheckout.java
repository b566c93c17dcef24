package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.access.OrderAccess;
import java.util.Optional;

/// Reads a checkout.
public final class FindCheckout {

  private final OrderStore orders;
  private final OrderAccess access;
  private final PaymentPages pages;

  public FindCheckout(OrderStore orders, OrderAccess access, PaymentPages pages) {
    this.orders = orders;
    this.access = access;
    this.pages = pages;
  }

  /// Empty when there is none, or the token in the id is not its order's. While it is open, the
  /// payment provider is asked for its state, so a buyer who returns sees the payment at once.
  public Optional<Checkout> find(CheckoutId id, Cause cause) {
    return access
        .admitted(orders.find(id.order()), id.token())
        .map(order -> pages.look(order, cause))
        .map(page -> new Checkout(id, page.order(), page.page()));
  }
}
