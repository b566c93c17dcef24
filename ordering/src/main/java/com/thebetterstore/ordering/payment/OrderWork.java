package com.thebetterstore.ordering.payment;

import com.thebetterstore.ordering.order.Order;

/// The work on one order among several. It learns which order it is for, so that log lines and
/// traces can say so until it is closed.
public interface OrderWork extends AutoCloseable {

  void isFor(Order order);

  @Override
  void close();
}
