package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderingEvent;
import com.thebetterstore.contracts.Sku;
import java.util.List;
import java.util.Map;

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

  /// Units that move from the stock to the order, or back.
  ///
  /// @param units how many of each sku; at least one of each
  record StockMove(Kind kind, Map<Sku, Integer> units) {

    public static final StockMove NONE = new StockMove(Kind.NONE, Map.of());

    public StockMove {
      units = Map.copyOf(units);
      if (units.values().stream().anyMatch(quantity -> quantity < 1)) {
        throw new IllegalArgumentException("cannot move no unit");
      }
    }

    /// From where to where.
    public enum Kind {
      NONE,
      /// Available becomes reserved for the order, which keeps it once it is paid.
      RESERVE,
      /// What is reserved for an order that ends unpaid becomes available.
      RELEASE,
      /// What a paid order has becomes available.
      RESTOCK
    }
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
