package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The shipping orders that fulfilment has taken on.
public interface ShippingOrders {

  int MAX_PAGE_SIZE = 100;

  /// Where a page ends.
  record Position(Instant requestedAt, OrderId orderId) {}

  /// Some shipping orders of one state, oldest first.
  ///
  /// @param next where the next page begins; null when there is none
  record Page(List<ShippingOrder> orders, @Nullable Position next) {

    public Page {
      orders = List.copyOf(orders);
    }
  }

  Optional<ShippingRecord> find(OrderId order);

  /// Saves the record, its events and its downloads, all or nothing.
  ///
  /// @throws StaleWrite if what is kept is not the version that was decided on
  void save(Changed decision, Cause cause);

  /// Those of a state, oldest first. May miss what changed a moment ago.
  Page page(ShippingState state, int size, @Nullable Position after);
}
