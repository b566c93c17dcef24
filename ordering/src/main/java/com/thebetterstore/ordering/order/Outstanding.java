package com.thebetterstore.ordering.order;

/// What of a paid order has yet to reach the buyer.
public enum Outstanding {
  /// The physical items.
  PARCEL,
  /// The digital items.
  DIGITAL_ITEMS
}
