package com.thebetterstore.resolvers;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.Money;
import com.thebetterstore.ordering.cart.Address;
import com.thebetterstore.ordering.cart.ShippingMethod;
import com.thebetterstore.ordering.order.OrderLine;
import com.thebetterstore.ordering.pricing.TaxLine;
import com.thebetterstore.ordering.pricing.Totals;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/// What carts and orders show alike, as the schema names it.
@Mapper
interface PurchaseMapper {

  PurchaseMapper VIEWS = Mappers.getMapper(PurchaseMapper.class);

  TotalsView view(Totals totals);

  TaxLineView view(TaxLine line);

  ShippingMethodView view(ShippingMethod method);

  AddressView view(Address address);

  OrderLineView view(OrderLine line);

  default MoneyView view(Money money) {
    return MoneyView.of(money);
  }

  default String text(Identifier id) {
    return id.value();
  }

  default @Nullable String orNull(Optional<String> text) {
    return text.orElse(null);
  }
}
