package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import java.time.Instant;

/// GraphQL's `OrderStatusEvent`; also the arguments of `orderStatusPublish`, which answers with
/// them: AppSync sends a mutation's answer to the subscribers.
public record OrderStatusView(
    String watchKey,
    String orderId,
    String orderNumber,
    long version,
    OrderEventType type,
    OrderStatus status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    Instant at) {
  @Override
  public String toString() {
    return "OrderStatusView[…]";
  }
}
