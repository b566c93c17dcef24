package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.OrderId;

/// What fulfilment knows of an order: usually what to send, and before that perhaps what not to.
public sealed interface ShippingRecord permits ShippingOrder, EarlyCancellations {

  OrderId orderId();

  /// Rises with every change; 1 when the record is new.
  long version();
}
