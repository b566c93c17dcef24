package com.thebetterstore.resolvers;

import static com.thebetterstore.resolvers.PurchaseMapper.VIEWS;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.order.Delivery;
import com.thebetterstore.ordering.order.Delivery.ByEmail;
import com.thebetterstore.ordering.order.Delivery.ToAddress;
import com.thebetterstore.ordering.order.Order;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// GraphQL's `Order`.
record OrderView(
    String id,
    String number,
    long version,
    OrderStatus status,
    PaymentStatus paymentStatus,
    FulfilmentStatus fulfilmentStatus,
    List<OrderLineView> lines,
    TotalsView totals,
    MoneyView amountPaid,
    MoneyView amountRefunded,
    String email,
    @Nullable AddressView shippingAddress,
    @Nullable ShippingMethodView shippingMethod,
    List<OrderEventView> events,
    @Nullable String cancelReason,
    String watchKey,
    Instant placedAt,
    @Nullable Instant paidAt) {

  static OrderView of(Order order) {
    var bought = order.purchase();
    return new OrderView(
        order.id().value(),
        order.number().value(),
        order.version(),
        order.status(),
        order.paymentStatus(),
        order.fulfilmentStatus(),
        bought.lines().stream().map(VIEWS::view).toList(),
        VIEWS.view(bought.totals()),
        MoneyView.of(order.amountPaid()),
        MoneyView.of(order.amountRefunded()),
        bought.email().value(),
        address(bought.delivery()),
        method(bought.delivery()),
        order.timeline().stream().map(OrderEventView::of).toList(),
        order.cancelReason().orElse(null),
        order.watchKey().value(),
        order.placedAt(),
        order.paidAt().orElse(null));
  }

  private static @Nullable AddressView address(Delivery delivery) {
    return switch (delivery) {
      case ToAddress(var address, var _) -> VIEWS.view(address);
      case ByEmail _ -> null;
    };
  }

  private static @Nullable ShippingMethodView method(Delivery delivery) {
    return switch (delivery) {
      case ToAddress(var _, var method) -> VIEWS.view(method);
      case ByEmail _ -> null;
    };
  }
}
