package com.thebetterstore.simulation;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.fulfilment.shipping.ShippingDecision.Changed;
import com.thebetterstore.fulfilment.shipping.ShippingOrders;
import com.thebetterstore.fulfilment.shipping.ShippingRecord;
import com.thebetterstore.fulfilment.shipping.ShippingState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Shipping orders behind a network.
record TroubledShippingOrders(Ports ports, ShippingOrders orders) implements ShippingOrders {

  @Override
  public Optional<ShippingRecord> find(OrderId order) {
    return ports.call("shipping.find", () -> orders.find(order));
  }

  @Override
  public void save(Changed decision, Cause cause) {
    ports.run("shipping.save", () -> orders.save(decision, cause));
  }

  @Override
  public Page page(ShippingState state, int size, @Nullable Position after) {
    return ports.call("shipping.page", () -> orders.page(state, size, after));
  }
}
