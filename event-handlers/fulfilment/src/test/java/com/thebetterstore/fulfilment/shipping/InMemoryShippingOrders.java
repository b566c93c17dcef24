package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.contracts.OrderId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Shipping orders in memory.
public final class InMemoryShippingOrders implements ShippingOrders {

  private final Map<OrderId, ShippingOrder> kept = new HashMap<>();
  private final List<FulfilmentEvent> published = new ArrayList<>();

  @Override
  public boolean accept(ShippingOrder shippingOrder, FulfilmentEvent event, Cause cause) {
    if (kept.putIfAbsent(shippingOrder.orderId(), shippingOrder) != null) {
      return false;
    }
    published.add(event);
    return true;
  }

  public List<FulfilmentEvent> published() {
    return List.copyOf(published);
  }
}
