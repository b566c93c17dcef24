package com.thebetterstore.ordering.order;

import com.thebetterstore.contracts.OrderId;

/// Another writer changed the order since it was read. Nothing was written: read it again, decide
/// again.
public final class StaleWrite extends RuntimeException {

  public StaleWrite(OrderId order, long readVersion) {
    super("order " + order.value() + " is no longer at version " + readVersion);
  }
}
