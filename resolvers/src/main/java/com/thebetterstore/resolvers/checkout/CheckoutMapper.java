package com.thebetterstore.resolvers.checkout;

import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.checkout.Checkout;
import com.thebetterstore.ordering.checkout.CheckoutId;
import com.thebetterstore.ordering.checkout.CheckoutStatus;
import com.thebetterstore.ordering.shipping.ShippingOffer;
import com.thebetterstore.resolvers.order.view.OrderView;
import com.thebetterstore.resolvers.view.MoneyView;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/// Maps checkouts to their views: fields of equal names by themselves, computed values as
/// parameters that are named as in the view.
@Mapper(uses = ValueMapper.class)
interface CheckoutMapper {

  @Mapping(target = "paymentUrl", source = "checkout.paymentPage")
  @Mapping(target = "expiresAt", source = "checkout.order.placement.payBy")
  @Mapping(target = "order", source = "order")
  @Mapping(target = "id", source = "checkout.id")
  @Mapping(target = "status", source = "status")
  CheckoutView view(Checkout checkout, CheckoutStatus status, OrderView order);

  ShippingOfferView view(ShippingOffer offer);

  default @Nullable MoneyView moneyOrNull(Optional<Money> money) {
    return money.map(ValueMapper::money).orElse(null);
  }

  default String text(CheckoutId id) {
    return id.text();
  }
}
