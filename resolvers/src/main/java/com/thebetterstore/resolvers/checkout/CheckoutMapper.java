package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.ordering.checkout.Checkout;
import com.thebetterstore.ordering.checkout.CheckoutId;
import com.thebetterstore.ordering.checkout.CheckoutStatus;
import com.thebetterstore.resolvers.order.OrderMapper;
import com.thebetterstore.resolvers.view.ValueMapper;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/// A checkout, as the schema names what it has. What is computed comes under the name that the view
/// has for it.
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
