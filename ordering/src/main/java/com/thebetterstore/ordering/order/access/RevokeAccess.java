package com.thebetterstore.ordering.order.access;

import com.thebetterstore.contracts.Ids;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import com.thebetterstore.ordering.order.StaleWrite;
import java.util.Optional;

/// Makes worthless what was given out to open and to follow an order: a link that fell into other
/// hands. The buyer asks for a fresh one by [RequestAccess].
public final class RevokeAccess {

  private static final int MAX_ATTEMPTS = 5;

  private final OrderStore orders;
  private final OrderAccess access;
  private final Ids ids;

  public RevokeAccess(OrderStore orders, OrderAccess access, Ids ids) {
    this.orders = orders;
    this.access = access;
    this.ids = ids;
  }

  /// Revokes every token of an order, its checkout's id among them, and replaces its watch key.
  ///
  /// @param id empty for what can be no order's id
  /// @return the order as it is now; empty when there is none that the caller may see
  /// @throws StaleWrite when other writers were faster again and again
  public Optional<Order> revoke(Optional<OrderId> id, Optional<String> token, Buyer caller) {
    for (var attempt = 1; ; attempt++) {
      var found = access.admitted(id.flatMap(orders::find), token, caller);
      if (found.isEmpty()) {
        return found;
      }
      var reissued = found.get().reissued(WatchKey.next(ids));
      try {
        orders.saveReissued(reissued, found.get());
        return Optional.of(reissued);
      } catch (StaleWrite lost) {
        if (attempt == MAX_ATTEMPTS) {
          throw lost;
        }
      }
    }
  }
}
