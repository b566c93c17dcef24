package com.thebetterstore.fulfilment.shipping;

/// What a shipping order waits for, as `schema.graphql` describes it.
public enum ShippingState {
  OPEN,
  ON_ITS_WAY,
  CLOSED
}
