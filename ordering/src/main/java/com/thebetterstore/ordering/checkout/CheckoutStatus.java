package com.thebetterstore.ordering.checkout;

/// The course of one checkout, as `schema.graphql` describes it.
public enum CheckoutStatus {
  OPEN,
  PAID,
  CANCELLED,
  EXPIRED
}
