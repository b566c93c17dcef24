package com.thebetterstore.ordering.checkout;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.ordering.order.Progress;
import com.thebetterstore.ordering.order.access.OrderAccess;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/// The id of the checkout that a cart is locked for, for whoever has the cart's id.
///
/// An unpaid order's token has never been revoked, so it is that of the first epoch; and a cart is
/// locked at the time when its order is placed.
public final class OpenCheckouts implements BiFunction<OrderId, Instant, Optional<String>> {

  private final OrderAccess access;

  public OpenCheckouts(OrderAccess access) {
    this.access = access;
  }

  @Override
  public Optional<String> apply(OrderId unpaid, Instant lockedAt) {
    var token = access.token(unpaid, Progress.FIRST_EPOCH, lockedAt);
    return Optional.of(new CheckoutId(unpaid, token).text());
  }
}
