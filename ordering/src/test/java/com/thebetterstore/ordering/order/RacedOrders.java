package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Orders whose other writers are sometimes faster, and whose reads are counted.
public final class RacedOrders implements OrderStore {

  private final OrderStore orders;
  private Runnable next = RacedOrders::nothing;
  private Runnable always = RacedOrders::nothing;
  private int reads;

  public RacedOrders(OrderStore orders) {
    this.orders = orders;
  }

  /// Does this once, before the next save.
  public void beforeNextSave(Runnable rival) {
    next = rival;
  }

  /// Does this before every save but those that it makes itself.
  public void beforeEverySave(Runnable rival) {
    always = rival;
  }

  /// How often an order was read by its id.
  public int reads() {
    return reads;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    reads++;
    return orders.find(id);
  }

  @Override
  public Optional<Order> findByNumber(OrderNumber number) {
    return orders.findByNumber(number);
  }

  @Override
  public Optional<OrderId> findByWatchKey(WatchKey key) {
    return orders.findByWatchKey(key);
  }

  @Override
  public List<OrderId> due(Instant now) {
    return orders.due(now);
  }

  @Override
  public void postpone(Order asRead, Instant until) {
    orders.postpone(asRead, until);
  }

  @Override
  public void save(Accepted decision, Cause cause) {
    race();
    orders.save(decision, cause);
  }

  @Override
  public void saveOwner(Order owned) {
    race();
    orders.saveOwner(owned);
  }

  @Override
  public void saveReissued(Order reissued, Order before) {
    race();
    orders.saveReissued(reissued, before);
  }

  @Override
  public void saveErased(Order erased, Order before, BuyerErased event, Cause cause) {
    race();
    orders.saveErased(erased, before, event, cause);
  }

  private void race() {
    var once = next;
    var each = always;
    next = RacedOrders::nothing;
    always = RacedOrders::nothing;
    once.run();
    each.run();
    always = each;
  }

  private static void nothing() {}
}
