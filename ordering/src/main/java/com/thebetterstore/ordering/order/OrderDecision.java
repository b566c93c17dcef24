package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderingEvent;
import java.util.List;

/// What a command does to an order.
public sealed interface OrderDecision {

  /// The order changes. All of this is to be saved in one transaction, or nothing of it.
  ///
  /// @param order the order after the change; its version is one more than before
  /// @param events the events to publish
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

  /// How the stock of all the order's lines moves.
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

  /// What becomes of the cart that the order was placed from. If the cart no longer exists, the
  /// order continues without it.
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
