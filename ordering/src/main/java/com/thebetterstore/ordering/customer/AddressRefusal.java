package com.thebetterstore.ordering.customer;

import com.thebetterstore.ordering.shipping.AddressDraft.Problem;

/// Why a change of an address book was refused.
public sealed interface AddressRefusal {

  /// A field of the address breaks its rule.
  record InvalidAddress(Problem problem) implements AddressRefusal {}

  /// The customer keeps no address with this id.
  record AddressNotFound() implements AddressRefusal {}

  /// The customer keeps [AddressBook#MAX_ADDRESSES] already.
  record AddressBookFull() implements AddressRefusal {}

  /// Others of the customer's devices were faster again and again.
  record AddressBookBusy() implements AddressRefusal {}
}
