package com.thebetterstore.ordering.customer;

import com.thebetterstore.ordering.shipping.Address;

/// An address that a customer keeps.
///
/// @param preferred whether a storefront may offer it first
public record KeptAddress(AddressId id, Address address, boolean preferred) {

  KeptAddress preferred(boolean now) {
    return new KeptAddress(id, address, now);
  }
}
