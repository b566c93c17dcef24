package com.thebetterstore.ordering.customer;

/// Stores address books. Of two writers who read the same version, one saves.
public interface AddressBooks {

  /// The customer's address book, which is empty at first. The read is consistent.
  AddressBook of(CustomerId customer);

  /// Stores the next version, if the one before is still there.
  ///
  /// @return whether it did
  boolean save(AddressBook changed);

  /// Deletes the customer's address book, whatever is in it.
  void forget(CustomerId customer);
}
