package com.thebetterstore.resolvers.view;

import com.thebetterstore.ordering.pricing.TaxLine;
import com.thebetterstore.ordering.pricing.Totals;
import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What carts and orders show alike; the mappers of both extend it.
public interface PurchaseMapper {

  TotalsView view(Totals totals);

  TaxLineView view(TaxLine line);

  ShippingMethodView view(ShippingMethod method);

  AddressView view(Address address);

  default @Nullable ShippingMethodView methodOrNull(Optional<ShippingMethod> method) {
    return method.map(this::view).orElse(null);
  }

  default @Nullable AddressView addressOrNull(Optional<Address> address) {
    return address.map(this::view).orElse(null);
  }
}
