package com.thebetterstore.ordering.order.goods;

/// How a return stands, as `schema.graphql` describes it.
public enum ReturnStatus {
  REQUESTED,
  APPROVED,
  DECLINED,
  RECEIVED
}
