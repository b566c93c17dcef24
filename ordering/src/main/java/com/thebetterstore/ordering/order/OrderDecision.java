package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderingEvent;
import java.util.List;

/// What an order makes of a command.
public sealed interface OrderDecision {

  /// The order changes. All of this is to be saved in one transaction, or nothing of it.
  ///
  /// @param order the order after the change; its version is one more than before
  /// @param events what to tell the other services
  record Accepted(Order order, List<OrderingEvent> events, StockMove stock, CartMove cart)
      implements OrderDecision {

    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// The order did this before, or something that includes it.
  record AlreadyDone() implements OrderDecision {}

  /// The order stays as it is.
  record Refused(OrderRefusal refusal) implements OrderDecision {}

  /// Where the stock of all the order's lines goes.
  enum StockMove {
    NONE,
    /// Available becomes reserved.
    RESERVE,
    /// Reserved becomes sold.
    SELL,
    /// Reserved becomes available.
    RELEASE,
    /// Sold becomes available.
    RESTOCK
  }

  /// What becomes of the cart that the order was placed from. The cart is a convenience: if it is
  /// gone, the order goes on without it.
  enum CartMove {
    NONE,
    /// Active becomes locked.
    LOCK,
    /// Locked becomes ordered.
    CLOSE,
    /// Locked becomes active.
    UNLOCK
  }
}
