package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.ordering.checkout.Checkout;
import com.thebetterstore.ordering.checkout.CheckoutId;
import com.thebetterstore.ordering.checkout.CheckoutStatus;
import com.thebetterstore.resolvers.order.OrderMapper;
import com.thebetterstore.resolvers.view.ValueMapper;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/// Maps checkouts to their views: fields of equal names by themselves, computed values as
/// parameters that are named as in the view.
@Mapper(uses = ValueMapper.class)
interface CheckoutMapper extends OrderMapper {

  default CheckoutView view(Checkout checkout) {
    return view(checkout, checkout.status());
  }

  @Mapping(target = "paymentUrl", source = "checkout.paymentPage")
  @Mapping(target = "expiresAt", source = "checkout.order.placement.payBy")
  CheckoutView view(Checkout checkout, CheckoutStatus status);

  default String text(CheckoutId id) {
    return id.text();
  }
}
