package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent;

/// The shipping orders that fulfilment has taken on.
public interface ShippingOrders {

  /// Keeps a shipping order and publishes `event`, both or neither. False when the order has one
  /// already: then nothing is kept and nothing published.
  boolean accept(ShippingOrder shippingOrder, FulfilmentEvent event, Cause cause);
}
