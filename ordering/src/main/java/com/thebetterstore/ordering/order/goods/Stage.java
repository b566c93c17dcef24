package com.thebetterstore.ordering.order.goods;

/// How far fulfilment has taken an order on.
public enum Stage {
  /// It was not asked.
  NOT_REQUESTED,
  /// It was asked to send the goods.
  REQUESTED,
  /// It will.
  ACCEPTED
}
