package com.thebetterstore.ordering.order.purchase;

import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.ShippingMethod;

/// How the goods reach the buyer.
public sealed interface Delivery {

  /// Physical items by courier; digital ones, if there are any, are still downloaded.
  record ToAddress(Address address, ShippingMethod method) implements Delivery {}

  /// Everything is downloaded: no address, no shipping.
  record ByEmail() implements Delivery {}
}
