package com.thebetterstore.ordering.customer;

import com.thebetterstore.ordering.shipping.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The delivery addresses that a customer keeps, in the order they were added; at most one of them
/// is preferred. None is chosen for anybody: a checkout takes the address that the buyer confirms.
///
/// @param version 0 when nothing was ever kept, one more with every change
public record AddressBook(CustomerId customer, long version, List<KeptAddress> addresses) {

  public static final int MAX_ADDRESSES = 10;

  public AddressBook {
    addresses = List.copyOf(addresses);
    if (addresses.size() > MAX_ADDRESSES) {
      throw new IllegalArgumentException("an address book has at most " + MAX_ADDRESSES);
    }
    if (addresses.stream().filter(KeptAddress::preferred).count() > 1) {
      throw new IllegalArgumentException("at most one address is preferred");
    }
  }

  public static AddressBook empty(CustomerId customer) {
    return new AddressBook(customer, 0, List.of());
  }

  Optional<KeptAddress> find(AddressId id) {
    return addresses.stream().filter(kept -> kept.id().equals(id)).findFirst();
  }

  Optional<KeptAddress> find(Address address) {
    return addresses.stream().filter(kept -> kept.address().equals(address)).findFirst();
  }

  boolean isFull() {
    return addresses.size() >= MAX_ADDRESSES;
  }

  /// The next version, with this one in place of what had its id, or added. If it is preferred, no
  /// other is any more.
  AddressBook with(KeptAddress saved) {
    var next = new ArrayList<KeptAddress>();
    for (var kept : addresses) {
      next.add(
          kept.id().equals(saved.id())
              ? saved
              : kept.preferred(kept.preferred() && !saved.preferred()));
    }
    if (find(saved.id()).isEmpty()) {
      next.add(saved);
    }
    return new AddressBook(customer, version + 1, next);
  }

  /// The next version, without that one.
  AddressBook without(AddressId id) {
    return new AddressBook(
        customer, version + 1, addresses.stream().filter(kept -> !kept.id().equals(id)).toList());
  }
}
