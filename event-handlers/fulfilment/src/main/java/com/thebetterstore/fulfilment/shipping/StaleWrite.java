package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.OrderId;

/// Another writer was faster: what was decided on is no longer what is kept.
public final class StaleWrite extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StaleWrite(OrderId order, long version) {
    super("the shipping order of %s is no longer at version %d".formatted(order.value(), version));
  }
}
