package com.thebetterstore.ordering.customer;

import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.contracts.Ids;

/// An address within a customer's address book.
public record AddressId(String value) implements Identifier {

  public AddressId {
    Identifier.check(value, "address id");
  }

  static AddressId next(Ids ids) {
    return new AddressId("addr_" + ids.next());
  }
}
