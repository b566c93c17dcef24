package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.FulfilmentStatus;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.discount.UsedDiscount;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderAction;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.goods.ReturnRequest;
import com.thebetterstore.ordering.order.goods.Shipment;
import com.thebetterstore.ordering.order.purchase.Delivery;
import com.thebetterstore.resolvers.view.AddressView;
import com.thebetterstore.resolvers.view.PurchaseMapper;
import com.thebetterstore.resolvers.view.ShippingMethodView;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;

/// Maps orders to their views: fields of equal names by themselves, computed values as parameters
/// that are named as in the view.
@Mapper(uses = ValueMapper.class)
interface OrderMapper extends PurchaseMapper {

  @Mapping(target = ".", source = "order.placement")
  @Mapping(target = ".", source = "order.placement.purchase")
  @Mapping(target = ".", source = "order.progress")
  @Mapping(target = "lines", source = "lines")
  @Mapping(target = "shippingAddress", source = "order.placement.purchase.delivery")
  @Mapping(target = "shippingMethod", source = "order.placement.purchase.delivery")
  @Mapping(target = "recipientName", source = "order.placement.purchase.delivery")
  @Mapping(target = "events", source = "order.progress.timeline")
  OrderView view(
      Order order,
      OrderStatus status,
      PaymentStatus paymentStatus,
      FulfilmentStatus fulfilmentStatus,
      List<OrderLineView> lines,
      Money amountPaid,
      Money amountRefunded,
      List<ShipmentView> shipments,
      List<RefundView> refunds,
      List<ReturnRequestView> returns,
      List<OrderAction> availableActions,
      Optional<String> cancelReason,
      Optional<Instant> paidAt);

  OrderDiscountView view(UsedDiscount used);

  ShipmentView view(Shipment parcel);

  ReturnRequestView view(ReturnRequest request);

  @Mapping(target = "message", qualifiedByName = "nullIfEmpty")
  OrderEventView view(TimelineEntry entry);

  @Named("nullIfEmpty")
  default @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  default @Nullable AddressView address(Delivery delivery) {
    return addressOrNull(delivery.shippingAddress());
  }

  default @Nullable ShippingMethodView method(Delivery delivery) {
    return methodOrNull(delivery.shippingMethod());
  }

  default @Nullable String recipient(Delivery delivery) {
    return delivery.recipient().orElse(null);
  }
}
