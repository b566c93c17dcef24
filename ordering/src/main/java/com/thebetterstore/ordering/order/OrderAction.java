package com.thebetterstore.ordering.order;

/// What a buyer can do with an order, as `schema.graphql` describes it.
public enum OrderAction {
  CANCEL,
  REQUEST_RETURN,
  REORDER,
  DOWNLOAD,
  RESEND_RECEIPT
}
