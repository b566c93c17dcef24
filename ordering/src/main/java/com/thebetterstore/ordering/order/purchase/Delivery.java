package com.thebetterstore.ordering.order.purchase;

import com.thebetterstore.ordering.shipping.Address;
import com.thebetterstore.ordering.shipping.ShippingMethod;
import java.util.Optional;

/// How the goods reach the buyer.
public sealed interface Delivery {

  /// Physical items by courier; digital ones, if there are any, are still downloaded.
  record ToAddress(Address address, ShippingMethod method) implements Delivery {}

  /// Physical items by courier, to an address that was erased since.
  ///
  /// @param recipient who received them, where the law asks to keep it
  record ToErasedAddress(Optional<String> recipient, ShippingMethod method) implements Delivery {

    /// Hidden, since it is personal data and records end up in logs.
    @Override
    public String toString() {
      return "ToErasedAddress[…]";
    }
  }

  /// Everything is downloaded: no address, no shipping.
  record ByEmail() implements Delivery {}

  /// How physical items are sent; empty when there are none.
  default Optional<ShippingMethod> shippingMethod() {
    return switch (this) {
      case ToAddress(var _, var method) -> Optional.of(method);
      case ToErasedAddress(var _, var method) -> Optional.of(method);
      case ByEmail _ -> Optional.empty();
    };
  }

  /// Where physical items go; empty when there are none, and once it was erased.
  default Optional<Address> shippingAddress() {
    return this instanceof ToAddress(var address, var _) ? Optional.of(address) : Optional.empty();
  }

  /// Who receives physical items, as far as it is kept.
  default Optional<String> recipient() {
    return switch (this) {
      case ToAddress(var address, var _) -> Optional.of(address.name());
      case ToErasedAddress(var recipient, var _) -> recipient;
      case ByEmail _ -> Optional.empty();
    };
  }
}
