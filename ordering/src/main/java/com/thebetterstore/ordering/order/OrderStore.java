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

/// Stores orders once they are placed; a checkout places them.
public interface OrderStore {

  /// How many orders [#due] gives out at once.
  int MAX_DUE = 100;

  /// The order, read consistently.
  Optional<Order> find(OrderId id);

  /// The order, read consistently.
  Optional<Order> findByNumber(OrderNumber number);

  /// The order that this key follows; empty if no order has such a key.
  Optional<OrderId> findByWatchKey(WatchKey key);

  /// Orders that wait for something that should have come by now: unpaid ones whose time to pay
  /// ends before `now`, and those with a refund that was asked for and not confirmed a while later.
  /// The longest overdue come first, at most [#MAX_DUE].
  ///
  /// Eventually consistent: read an order before acting on it.
  List<OrderId> due(Instant now);

  /// Keeps an order that is due out of [#due] until then. Any change of the order sets a new
  /// deadline; so an order that has changed since it was read is left as it is.
  void postpone(Order asRead, Instant until);

  /// Stores an order that is another's now, if it is still at the version before.
  ///
  /// @throws StaleWrite when the order has changed since; nothing is written
  void saveOwner(Order owned);

  /// Stores an order that is to be opened and followed by what is given out from now on, if it is
  /// still at the version before. The watch key that it had leads nowhere then.
  ///
  /// @param before the order as it was read
  /// @throws StaleWrite when the order has changed since; nothing is written
  void saveReissued(Order reissued, Order before);

  /// Stores an order whose buyer was erased, as [#saveReissued] does; with it, in one transaction,
  /// goes the cart that became it, and its event is published.
  ///
  /// @param before the order as it was read
  /// @throws StaleWrite when the order has changed since; nothing is written
  void saveErased(Order erased, Order before, BuyerErased event, Cause cause);

  /// Saves, in one transaction: the order, if it is still at the version that was decided on; the
  /// move of its stock; the state of its cart, if that cart still is as the order left it; and the
  /// events to publish.
  ///
  /// @throws StaleWrite when the order has changed since; nothing is written
  void save(Accepted decision, Cause cause);
}
