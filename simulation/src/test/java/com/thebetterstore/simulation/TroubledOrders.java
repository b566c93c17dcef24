package com.thebetterstore.simulation;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Orders behind a network.
record TroubledOrders(Ports ports, OrderStore orders) implements OrderStore {

  @Override
  public Optional<Order> find(OrderId id) {
    return ports.call("orders.find", () -> orders.find(id));
  }

  @Override
  public Optional<Order> findByNumber(OrderNumber number) {
    return ports.call("orders.find", () -> orders.findByNumber(number));
  }

  @Override
  public Optional<OrderId> findByWatchKey(WatchKey key) {
    return ports.call("orders.find", () -> orders.findByWatchKey(key));
  }

  @Override
  public List<OrderId> due(Instant now) {
    return ports.call("orders.due", () -> orders.due(now));
  }

  @Override
  public void postpone(Order asRead, Instant until) {
    ports.run("orders.postpone", () -> orders.postpone(asRead, until));
  }

  @Override
  public void saveOwner(Order owned) {
    ports.run("orders.save", () -> orders.saveOwner(owned));
  }

  @Override
  public void saveReissued(Order reissued, Order before) {
    ports.run("orders.save", () -> orders.saveReissued(reissued, before));
  }

  @Override
  public void saveErased(Order erased, Order before, BuyerErased event, Cause cause) {
    ports.run("orders.save", () -> orders.saveErased(erased, before, event, cause));
  }

  @Override
  public void save(Accepted decision, Cause cause) {
    ports.run("orders.save", () -> orders.save(decision, cause));
  }
}
