package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import java.util.Optional;
import java.util.function.Function;

/// Reads what is known of an order, decides, saves; and starts over when another writer was faster.
final class UpdateShippingOrder {

  /// Writers of one shipping order are few: ordering's requests, and the dispatch desk.
  private static final int MAX_ATTEMPTS = 5;

  private final ShippingOrders orders;

  UpdateShippingOrder(ShippingOrders orders) {
    this.orders = orders;
  }

  /// @throws StaleWrite when other writers were faster again and again
  ShippingDecision apply(
      OrderId id, Function<Optional<ShippingRecord>, ShippingDecision> decide, Cause cause) {
    for (var attempt = 1; ; attempt++) {
      var decision = decide.apply(orders.find(id));
      if (!(decision instanceof Changed changed)) {
        return decision;
      }
      try {
        orders.save(changed, cause);
        return decision;
      } catch (StaleWrite lost) {
        if (attempt == MAX_ATTEMPTS) {
          throw lost;
        }
      }
    }
  }
}
