package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.order.OrderAction;
import com.thebetterstore.resolvers.view.AddressView;
import com.thebetterstore.resolvers.view.MoneyView;
import com.thebetterstore.resolvers.view.ShippingMethodView;
import com.thebetterstore.resolvers.view.TotalsView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Order`.
public record OrderView(
    String id,
    String number,
    long version,
    OrderStatus status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    List<OrderLineView> lines,
    List<OrderDiscountView> discounts,
    TotalsView totals,
    MoneyView amountPaid,
    MoneyView amountRefunded,
    @Nullable String email,
    @Nullable AddressView shippingAddress,
    @Nullable String recipientName,
    @Nullable ShippingMethodView shippingMethod,
    List<ShipmentView> shipments,
    List<RefundView> refunds,
    List<ReturnRequestView> returns,
    List<OrderAction> availableActions,
    List<OrderEventView> events,
    @Nullable String cancelReason,
    String watchKey,
    Instant placedAt,
    @Nullable Instant paidAt) {
  @Override
  public String toString() {
    return "OrderView[…]";
  }
}
