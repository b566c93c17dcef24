package com.thebetterstore.ordering.customer;

import java.util.List;

/// What became of a change that was asked of an address book.
///
/// @param book as it stands now
/// @param refusals why nothing was changed; empty on success
public record AddressAnswer(AddressBook book, List<AddressRefusal> refusals) {

  public AddressAnswer {
    refusals = List.copyOf(refusals);
  }
}
