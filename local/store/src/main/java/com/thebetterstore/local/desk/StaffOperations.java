package com.thebetterstore.local.desk;

/// The GraphQL documents of the staff.
final class StaffOperations {

  private static final String ERRORS = " userErrors { code field message availableQuantity } ";
  private static final String SHIPPING_ORDER =
      """
      { orderId orderNumber state
        lines { lineId type quantity quantityOpen quantityCancelled quantityRefused quantitySent }
        shipments { id carrier trackingNumber sentAt deliveredAt lines { lineId quantity } } }
      """;
  private static final String SHIPPING_PAYLOAD = "{ shippingOrder " + SHIPPING_ORDER + ERRORS + "}";
  private static final String ORDER_PAYLOAD =
      "{ order { id version status paymentStatus fulfilmentStatus refunds { id status"
          + " amount { minorUnits amount } } returns { id status } }"
          + ERRORS
          + "}";

  static final String SHIPPING_ORDERS =
      "query ($state: ShippingOrderState, $first: Int, $after: String) { shippingOrders(state:"
          + " $state, first: $first, after: $after) { edges { node "
          + SHIPPING_ORDER
          + "} pageInfo { hasNextPage endCursor } } }";

  static final String SHIPPING_ORDER_OF =
      "query ($orderId: ID!) { shippingOrder(orderId: $orderId) " + SHIPPING_ORDER + "}";

  static final String DISPATCH =
      "mutation ($orderId: ID!, $lines: [OrderLineQuantityInput!]!, $carrier: String!,"
          + " $trackingNumber: String!, $idempotencyKey: ID!) { shipmentDispatch(orderId: $orderId,"
          + " lines: $lines, carrier: $carrier, trackingNumber: $trackingNumber,"
          + " idempotencyKey: $idempotencyKey) "
          + SHIPPING_PAYLOAD
          + "}";

  static final String DELIVERED =
      "mutation ($orderId: ID!, $shipmentId: ID!) { shipmentDelivered(orderId: $orderId,"
          + " shipmentId: $shipmentId) "
          + SHIPPING_PAYLOAD
          + "}";

  static final String REFUSE =
      "mutation ($orderId: ID!, $lines: [OrderLineQuantityInput!]!, $reason: String!,"
          + " $restock: Boolean!, $idempotencyKey: ID!) { shippingOrderRefuse(orderId: $orderId,"
          + " lines: $lines, reason: $reason, restock: $restock, idempotencyKey: $idempotencyKey) "
          + SHIPPING_PAYLOAD
          + "}";

  static final String STAFF_ORDERS =
      "query ($first: Int) { staffOrders(first: $first) { edges { node { id status } }"
          + " pageInfo { hasNextPage endCursor } } }";

  static final String CANCEL =
      "mutation ($orderId: ID!, $reason: String!, $idempotencyKey: ID!) {"
          + " staffOrderCancel(orderId: $orderId, reason: $reason, idempotencyKey: $idempotencyKey)"
          + ORDER_PAYLOAD
          + "}";

  static final String REFUND =
      "mutation ($orderId: ID!, $input: RefundInput!, $idempotencyKey: ID!) {"
          + " orderRefund(orderId: $orderId, input: $input, idempotencyKey: $idempotencyKey) "
          + ORDER_PAYLOAD
          + "}";

  static final String RETURN_DECIDE =
      "mutation ($orderId: ID!, $returnId: ID!, $approve: Boolean!, $note: String) {"
          + " orderReturnDecide(orderId: $orderId, returnId: $returnId, approve: $approve,"
          + " note: $note) "
          + ORDER_PAYLOAD
          + "}";

  static final String RETURN_RECEIVE =
      "mutation ($orderId: ID!, $returnId: ID!, $restock: Boolean!) {"
          + " orderReturnReceive(orderId: $orderId, returnId: $returnId, restock: $restock) "
          + ORDER_PAYLOAD
          + "}";

  private StaffOperations() {}
}
